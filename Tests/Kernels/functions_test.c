// Elementary functions against libm's double precision, on a dense grid of all floats, and at special arguments.
#include "check.h"

/// One instruction on every value.
static void apply(int opcode, const float *x, long count, float *y) {
  ck_operand operand = {x, count, 1, count};
  ck_instruction step = {opcode, 0, 0, 0, 1};
  ck_result result = {1, ck_store, y, count};
  ck_program program = {&operand, &step, &result, 1, 1, 1, 2};
  float *scratch = array((long)ck_program_scratch(&program));
  ck_program_run(&program, 1, count, scratch);
  release("scratch", scratch, (long)ck_program_scratch(&program));
}

static double softplus(double x) { return (x > 0 ? x : 0) + log1p(exp(-fabs(x))); }
static double sigmoid(double x) { return x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)); }

/// psi and psi' by recurrence up to 30, in long double, where three terms of the series are enough.
static double digamma(double x) {
  if (x <= 0 && x == nearbyint(x)) return x == 0 ? copysign(INFINITY, -x) : NAN;
  if (x < 0) return digamma(1 - x) - M_PI / tan(M_PI * (x - nearbyint(x)));
  long double sum = 0, y = x;
  for (; y < 30; y++) sum -= 1 / y;
  return (double)(sum + logl(y) - 1 / (2 * y) - 1 / (12 * y * y) + 1 / (120 * powl(y, 4)) - 1 / (252 * powl(y, 6)));
}
static double trigamma(double x) {
  if (x <= 0 && x == nearbyint(x)) return INFINITY;
  if (x < 0) return pow(M_PI / sin(M_PI * (x - nearbyint(x))), 2) - trigamma(1 - x);
  long double sum = 0, y = x;
  for (; y < 30; y++) sum += 1 / (y * y);
  return (double)(sum + 1 / y + 1 / (2 * y * y) + 1 / (6 * powl(y, 3)) - 1 / (30 * powl(y, 5)) + 1 / (42 * powl(y, 7)));
}

/// `bound` is in units in the last place: what was measured (functions.inc.h), and a little for the floats that were not
/// tried. From erf on a result is a double rounded to float, hence half a unit. Arguments with |x| <= limit.
typedef struct {
  const char *name;
  int opcode;
  double (*reference)(double);
  double bound, limit;
} function;

static const function all[] = {
    {"exp", ck_op_exp, exp, 1, INFINITY},
    {"expm1", ck_op_expm1, expm1, 1.75, INFINITY},
    {"log", ck_op_log, log, 1, INFINITY},
    {"log1p", ck_op_log1p, log1p, 1, INFINITY},
    {"softplus", ck_op_softplus, softplus, 1.75, INFINITY},
    {"sigmoid", ck_op_sigmoid, sigmoid, 2.5, INFINITY},
    {"tanh", ck_op_tanh, tanh, 1.5, INFINITY},
    {"erf", ck_op_erf, erf, 0.51, INFINITY},
    {"erfc", ck_op_erfc, erfc, 0.51, INFINITY},
    {"sine", ck_op_sine, sin, 0.51, INFINITY},
    {"cosine", ck_op_cosine, cos, 0.51, INFINITY},
    {"lgamma", ck_op_lgamma, lgamma, 0.51, INFINITY},
    {"digamma", ck_op_digamma, digamma, 0.51, 1e6},
    {"trigamma", ck_op_trigamma, trigamma, 0.51, 1e6}};

/// The floats whose bits are offset, offset + stride, ... within the limit.
static long grid(uint64_t offset, uint64_t stride, double limit, float *x, long room, uint64_t *next) {
  long count = 0;
  uint64_t bits = offset;
  for (; bits < 0x100000000 && count < room; bits += stride) {
    uint32_t word = (uint32_t)bits;
    memcpy(&x[count], &word, 4);
    if (fabsf(x[count]) <= limit && !isnan(x[count])) count++;
  }
  *next = bits;
  return count;
}

enum { room = 4096 };

static void test_errors(const function *f, uint64_t stride) {
  float *x = array(room), *y = array(room), at = 0;
  double worst = 0;
  for (uint64_t next = 0; next < 0x100000000;) {
    long count = grid(next, stride, f->limit, x, room, &next);
    if (count > 0) apply(f->opcode, x, count, y);
    for (long i = 0; i < count; i++) {
      double error = ulps(y[i], f->reference(x[i]));
      if (error > worst) worst = error, at = x[i];
    }
  }
  if (getenv("KERNELS_TEST_VERBOSE")) printf("%-10s %.3f ulp at %.9g\n", f->name, worst, at);
  require(worst <= f->bound, f->name, 0, worst, f->bound);
  free(x), free(y);
}

/// The results of the functions up to tanh, which all instruction sets must agree on, as one number (FNV-1a). A NaN's
/// bits are the processor's own.
uint64_t functions_digest(void) {
  float *x = array(room), *y = array(room);
  uint64_t digest = 0xcbf29ce484222325;
  for (int opcode = ck_op_exp; opcode <= ck_op_tanh; opcode++)
    for (uint64_t next = 0; next < 0x100000000;) {
      long count = grid(next, 10007, INFINITY, x, room, &next);
      if (count > 0) apply(opcode, x, count, y);
      for (long i = 0; i < count; i++) {
        uint32_t bits = 0;
        if (!isnan(y[i])) memcpy(&bits, &y[i], 4);
        digest = (digest ^ bits) * 0x100000001b3;
      }
    }
  free(x), free(y);
  return digest;
}

/// Bit for bit, NaN as NaN.
static void test_special(int opcode, const char *name, float x, float expected) {
  float *from = array(1), *to = array(1);
  from[0] = x;
  apply(opcode, from, 1, to);
  require(isnan(expected) ? isnan(to[0]) : memcmp(to, &expected, 4) == 0, name, 0, to[0], expected);
  release(name, to, 1), free(from);
}

static const struct {
  const char *name;
  int opcode;
  float x, y;
} specials[] = {
    {"exp", ck_op_exp, INFINITY, INFINITY},      {"exp", ck_op_exp, -INFINITY, 0},
    {"exp", ck_op_exp, NAN, NAN},                {"exp", ck_op_exp, 0, 1},
    {"exp", ck_op_exp, 88.8f, INFINITY},         {"exp", ck_op_exp, -104.5f, 0},
    {"expm1", ck_op_expm1, -INFINITY, -1},       {"expm1", ck_op_expm1, INFINITY, INFINITY},
    {"expm1", ck_op_expm1, -0.0f, -0.0f},        {"expm1", ck_op_expm1, NAN, NAN},
    {"expm1", ck_op_expm1, 1e-40f, 1e-40f},      {"log", ck_op_log, 0, -INFINITY},
    {"log", ck_op_log, -0.0f, -INFINITY},        {"log", ck_op_log, -1, NAN},
    {"log", ck_op_log, -INFINITY, NAN},          {"log", ck_op_log, INFINITY, INFINITY},
    {"log", ck_op_log, 1, 0},                    {"log", ck_op_log, NAN, NAN},
    {"log1p", ck_op_log1p, -1, -INFINITY},       {"log1p", ck_op_log1p, -1.5f, NAN},
    {"log1p", ck_op_log1p, -0.0f, -0.0f},        {"log1p", ck_op_log1p, INFINITY, INFINITY},
    {"log1p", ck_op_log1p, NAN, NAN},            {"log1p", ck_op_log1p, 1e-40f, 1e-40f},
    {"softplus", ck_op_softplus, 200, 200},      {"softplus", ck_op_softplus, INFINITY, INFINITY},
    {"softplus", ck_op_softplus, -INFINITY, 0},  {"softplus", ck_op_softplus, NAN, NAN},
    {"sigmoid", ck_op_sigmoid, INFINITY, 1},     {"sigmoid", ck_op_sigmoid, -INFINITY, 0},
    {"sigmoid", ck_op_sigmoid, NAN, NAN},        {"sigmoid", ck_op_sigmoid, 0, 0.5f},
    {"tanh", ck_op_tanh, INFINITY, 1},           {"tanh", ck_op_tanh, -INFINITY, -1},
    {"tanh", ck_op_tanh, -0.0f, -0.0f},          {"tanh", ck_op_tanh, NAN, NAN},
    {"erf", ck_op_erf, INFINITY, 1},             {"erfc", ck_op_erfc, -INFINITY, 2},
    {"sine", ck_op_sine, INFINITY, NAN},         {"cosine", ck_op_cosine, 0, 1},
    {"lgamma", ck_op_lgamma, 0, INFINITY},       {"lgamma", ck_op_lgamma, -3, INFINITY},
    {"lgamma", ck_op_lgamma, INFINITY, INFINITY}, {"lgamma", ck_op_lgamma, 2, 0},
    {"digamma", ck_op_digamma, 0, -INFINITY},    {"digamma", ck_op_digamma, -0.0f, INFINITY},
    {"digamma", ck_op_digamma, -2, NAN},         {"digamma", ck_op_digamma, INFINITY, INFINITY},
    {"digamma", ck_op_digamma, -INFINITY, NAN},  {"digamma", ck_op_digamma, NAN, NAN},
    {"digamma", ck_op_digamma, 1, -0.57721566490153286f}, {"trigamma", ck_op_trigamma, 0, INFINITY},
    {"trigamma", ck_op_trigamma, -7, INFINITY},  {"trigamma", ck_op_trigamma, INFINITY, 0},
    {"trigamma", ck_op_trigamma, NAN, NAN},      {"trigamma", ck_op_trigamma, 1, 1.6449340668482264f},
    {"sign", ck_op_sign, -0.0f, 0},              {"sign", ck_op_sign, -3, -1},
    {"sign", ck_op_sign, NAN, NAN},              {"negate", ck_op_negate, 0, -0.0f},
    {"absolute", ck_op_absolute, -0.0f, 0},      {"floor", ck_op_floor, -1.5f, -2},
    {"floor", ck_op_floor, -0.0f, -0.0f},        {"floor", ck_op_floor, 3e9f, 3e9f},
    {"square root", ck_op_square_root, -1, NAN}, {"square root", ck_op_square_root, 9, 3}};

/// A prime stride meets all exponents, and low bits of all kinds. KERNELS_TEST_STRIDE=1 tries all floats.
void test_functions(void) {
  const char *wish = getenv("KERNELS_TEST_STRIDE");
  uint64_t stride = wish ? strtoull(wish, 0, 10) : 10007;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) test_errors(&all[i], stride);
  for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
    test_special(specials[i].opcode, specials[i].name, specials[i].x, specials[i].y);
}
