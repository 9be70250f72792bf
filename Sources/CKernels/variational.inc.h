// The variational update: draws, divergences and the way back to the parameters.

INLINE v8 softplus_of(v8 rho) {
  v8 e = exponential(rho > 0 ? -rho : rho);
  return (rho > 0 ? rho : 0) + logarithm_1p(e);
}

/// Calls `body` on vectors of eight; the last may be part of one.
#define EIGHTS(count, i, lanes) \
  for (long i = 0, lanes; i < (count) && (lanes = (count)-i < 8 ? (count)-i : 8); i += 8)

static void softplus(const float *rho, long count, float epsilon, float *sigma) {
  EIGHTS(count, i, lanes)
  store_part(sigma + i, softplus_of(load(rho + i)) + epsilon, (int)lanes);
}

static void reparameterize(
    const float *loc, const float *sigma, const float *noise, long count, float *draw) {
  EIGHTS(count, i, lanes)
  store_part(draw + i, load(loc + i) + load(sigma + i) * load(noise + i), (int)lanes);
}

/// The first `lanes` lanes summed in double.
INLINE double partial_sum(v8 v, long lanes) {
  double sum = 0;
  for (long i = 0; i < lanes; i++) sum += (double)v[i];
  return sum;
}

static double kl_standard_normal(const float *loc, const float *sigma, long count) {
  double sum = 0;
  EIGHTS(count, i, lanes) {
    v8 m = load(loc + i), s = load(sigma + i);
    sum += partial_sum(0.5f * (s * s + m * m - 1.0f) - logarithm(s), lanes);
  }
  return sum;
}

/// The mixture's density depends on the draw through its squared length alone:
/// log p = logsumexp_c(log weight_c - n (ln scale_c + ln(2 pi) / 2) - |draw|^2 / (2 scale_c^2)).
static double kl_mixture(
    const float *draw, const float *noise, const float *sigma, long count, const double *log_weights,
    const double *scales, int components, double *score) {
  double length = 0, log_q = 0;
  EIGHTS(count, i, lanes) {
    v8 w = load(draw + i), e = load(noise + i);
    length += partial_sum(w * w, lanes);
    log_q -= partial_sum(0.5f * (e * e) + logarithm(load(sigma + i)), lanes);
  }
  const double half_log_two_pi = 0.91893853320467274178;
  double top = -INFINITY, sum = 0, slope = 0;
  for (int pass = 0; pass < 2; pass++)
    for (int c = 0; c < components; c++) {
      double precision = 1 / (scales[c] * scales[c]);
      double term = log_weights[c] - (double)count * log(scales[c]) - 0.5 * length * precision;
      if (pass == 0) {
        top = term > top ? term : top;
      } else {
        sum += exp(term - top);
        slope += exp(term - top) * precision;
      }
    }
  *score = slope / sum;
  double log_p = top + log(sum) - (double)count * half_log_two_pi;
  return log_q - (double)count * half_log_two_pi - log_p;
}

static void variational_pull_back(
    const float *loc, const float *rho, const float *sigma, const float *noise, const float *draw,
    const float *grad_draw, long count, float draw_weight, float loc_weight, float sigma_weight,
    float entropy_weight, float *grad_loc, float *grad_rho) {
  EIGHTS(count, i, lanes) {
    v8 g = load(grad_draw + i) + draw_weight * load(draw + i), s = load(sigma + i);
    v8 slope = 1.0f / (1.0f + exponential(-load(rho + i)));
    v8 grad_sigma = g * load(noise + i) + sigma_weight * s - entropy_weight / s;
    store_part(grad_loc + i, g + loc_weight * load(loc + i), (int)lanes);
    store_part(grad_rho + i, grad_sigma * slope, (int)lanes);
  }
}
