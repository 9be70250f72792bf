// The steps of an elementwise program: one loop over vectors each. Lanes behind the end of a block are computed too,
// and thrown away. Contraction is off: a step is rounded as it stands.
#pragma clang fp contract(off)

/// `expression` of the lanes a (and b, c), for all vectors of the block.
#define UNARY(name, expression)                             \
  case ck_op_##name:                                        \
    for (long i = 0; i < count; i += 8) {                   \
      v8 a = load(from + i);                                \
      store(to + i, expression);                            \
    }                                                       \
    break;
#define BINARY(name, expression)                            \
  case ck_op_##name: {                                      \
    const float *second = places[step->b].at;               \
    for (long i = 0; i < count; i += 8) {                   \
      v8 a = load(from + i), b = load(second + i);          \
      store(to + i, expression);                            \
    }                                                       \
    break;                                                  \
  }
/// Scalar in double precision: seldom used, and slow in any case.
#define SCALAR(name, function)                                                    \
  case ck_op_##name:                                                              \
    for (long i = 0; i < count; i++) to[i] = (float)function((double)from[i]);    \
    break;

INLINE void select_step(
    const ck_instruction *step, const ck_place *places, long count, float *to) {
  const float *which = places[step->a].at, *yes = places[step->b].at, *no = places[step->c].at;
  for (long i = 0; i < count; i += 8) store(to + i, load(which + i) != 0 ? load(yes + i) : load(no + i));
}

INLINE void special_step(int opcode, const float *from, long count, float *to) {
  switch (opcode) {
    SCALAR(erf, erf)
    SCALAR(erfc, erfc)
    SCALAR(sine, sin)
    SCALAR(cosine, cos)
    SCALAR(lgamma, ck_lgamma)
    SCALAR(digamma, ck_digamma)
    SCALAR(trigamma, ck_trigamma)
  }
}

__attribute__((noinline)) static void program_step(
    const ck_instruction *step, const ck_place *places, long count, float *to) {
  const float *from = places[step->a].at;
  switch (step->opcode) {
    BINARY(add, a + b)
    BINARY(subtract, a - b)
    BINARY(multiply, a * b)
    BINARY(divide, a / b)
    BINARY(maximum, a != a ? a : a > b ? a : b)
    BINARY(minimum, a != a ? a : a < b ? a : b)
    BINARY(greater, a > b ? (v8)1.0f : (v8)0.0f)
    BINARY(equal, a == b ? (v8)1.0f : (v8)0.0f)
    UNARY(negate, -a)
    UNARY(absolute, __builtin_elementwise_abs(a))
    UNARY(sign, a > 0 ? (v8)1.0f : a < 0 ? (v8)-1.0f : a + 0.0f)
    UNARY(square, a * a)
    UNARY(square_root, __builtin_elementwise_sqrt(a))
    UNARY(floor, __builtin_elementwise_floor(a))
    UNARY(exp, vexp(a))
    UNARY(expm1, vexpm1(a))
    UNARY(log, vlog(a))
    UNARY(log1p, vlog1p(a))
    UNARY(softplus, vsoftplus(a))
    UNARY(sigmoid, vsigmoid(a))
    UNARY(tanh, vtanh(a))
    case ck_op_select: select_step(step, places, count, to); break;
    default: special_step(step->opcode, from, count, to);
  }
}
#undef UNARY
#undef BINARY
#undef SCALAR
#pragma clang fp contract(on)
