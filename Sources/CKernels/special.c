#include "special.h"

#include <math.h>

// Not declared everywhere unless asked for by a macro of the library's own.
double lgamma_r(double x, int *sign);

static const double pi = 3.14159265358979323846;

// From here on the first term left out of the asymptotic series below is under 1e-15.
static const double asymptotic = 10;

double ck_lgamma(double x) {
  int sign;
  return lgamma_r(x, &sign);
}

/// How far x is from the nearest integer: exact, so that nothing is lost near a pole.
static double offset(double x) { return x - nearbyint(x); }

/// ln x - 1 / 2x - sum over k of B_2k / (2k x^2k)
static double digamma_series(double x) {
  double z = 1 / (x * x);
  double sum = 1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32760 - z / 12));
  sum = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * sum)));
  return log(x) - 0.5 / x - sum;
}

/// Recurrence psi(x) = psi(x + 1) - 1 / x; for negative x the reflection psi(x) = psi(1 - x) - pi / tan(pi x).
double ck_digamma(double x) {
  if (x == 0) return copysign(INFINITY, -x);
  double sum = 0;
  if (x < 0) {
    double part = offset(x);
    if (!(fabs(part) > 0)) return NAN;
    sum = -pi / tan(pi * part);
    x = 1 - x;
  }
  for (; x < asymptotic; x++) sum -= 1 / x;
  return sum + digamma_series(x);
}

/// 1 / x + 1 / 2x^2 + sum over k of B_2k / x^(2k + 1)
static double trigamma_series(double x) {
  double y = 1 / x, z = y * y;
  double sum = 5.0 / 66 - z * (691.0 / 2730 - z * (7.0 / 6));
  sum = 1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * (1.0 / 30 - z * sum)));
  return y + z * (0.5 + y * sum);
}

/// Recurrence psi'(x) = psi'(x + 1) + 1 / x^2; for negative x the reflection
/// psi'(x) = (pi / sin(pi x))^2 - psi'(1 - x).
double ck_trigamma(double x) {
  double part = offset(x);
  if (x <= 0 && part == 0) return INFINITY;
  if (x < 0) {
    double slope = pi / sin(pi * part);
    return slope * slope - ck_trigamma(1 - x);
  }
  double sum = 0;
  for (; x < asymptotic; x++) sum += 1 / (x * x);
  return sum + trigamma_series(x);
}
