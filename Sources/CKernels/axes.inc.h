// Reductions of the middle axis of x[outer, axis, inner]. With inner 1 lanes run along the axis; else along `inner`, 64
// numbers at a time, whose sums stay in the nearest cache while the axis is run through in memory's order.

enum { inner_lanes = 64 };

typedef void row_reduction(const float *x, long axis, float *out);
typedef void column_reduction(const float *x, long axis, long inner, long lanes, float *out);

/// Both functions are named where this is called, so that they are compiled into the loop.
INLINE void reduce(
    const float *x, long outer, long axis, long inner, float *out, row_reduction *row, column_reduction *columns) {
  for (long o = 0; o < outer; o++)
    for (long i = 0; i < inner; i += inner_lanes) {
      const float *from = x + o * axis * inner + i;
      if (inner == 1)
        row(from, axis, out + o);
      else
        columns(from, axis, inner, least(inner - i, inner_lanes), out + o * inner + i);
    }
}

/// Value i of the axis to lane i % 8, then the lanes in a fixed tree: add_lanes of results.inc.h.
INLINE void sum_row(const float *x, long axis, float *out) {
  *out = (float)double_lane_sum(add_lanes(x, axis, 0.0));
}

INLINE void sum_columns(const float *x, long axis, long inner, long lanes, float *out) {
  d8 sums[inner_lanes / 8];
  for (int v = 0; v < inner_lanes / 8; v++) sums[v] = 0.0;
  for (long a = 0; a < axis; a++)
    for (int v = 0; 8 * v < lanes; v++) sums[v] += in_double(load(x + a * inner + 8 * v));
  for (int v = 0; 8 * v < lanes; v++)
    store_part(out + 8 * v, __builtin_convertvector(sums[v], v8), (int)least(lanes - 8 * v, 8));
}

static void reduce_sum(const float *x, long outer, long axis, long inner, float *out) {
  reduce(x, outer, axis, inner, out, sum_row, sum_columns);
}

/// The greatest of the row, NaN if there is one.
INLINE float greatest_of_row(const float *x, long axis) {
  v8 best = -__builtin_inff();
  long a = 0;
  for (; a + 8 <= axis; a += 8) best = is_better(load(x + a), best) ? load(x + a) : best;
  float top = -__builtin_inff();
  for (int i = 0; i < 8; i++) top = best[i] > top || best[i] != best[i] ? best[i] : top;
  for (; a < axis && top == top; a++) top = x[a] > top || x[a] != x[a] ? x[a] : top;
  return top;
}

INLINE void max_row(const float *x, long axis, float *out) { *out = greatest_of_row(x, axis); }

INLINE void greatest_of_columns(const float *x, long axis, long inner, long lanes, float *out, float *index) {
  v8 best[inner_lanes / 8], at[inner_lanes / 8];
  for (int v = 0; 8 * v < lanes; v++) best[v] = axis > 0 ? load(x + 8 * v) : (v8)-__builtin_inff(), at[v] = 0;
  for (long a = 1; a < axis; a++)
    for (int v = 0; 8 * v < lanes; v++) {
      v8 value = load(x + a * inner + 8 * v);
      i8 better = is_better(value, best[v]);
      best[v] = better ? value : best[v];
      at[v] = better ? (v8)(float)a : at[v];
    }
  for (int v = 0; 8 * v < lanes; v++) {
    if (out) store_part(out + 8 * v, best[v], (int)least(lanes - 8 * v, 8));
    if (index) store_part(index + 8 * v, at[v], (int)least(lanes - 8 * v, 8));
  }
}

INLINE void max_columns(const float *x, long axis, long inner, long lanes, float *out) {
  greatest_of_columns(x, axis, inner, lanes, out, 0);
}

static void reduce_max(const float *x, long outer, long axis, long inner, float *out) {
  reduce(x, outer, axis, inner, out, max_row, max_columns);
}

/// The greatest first, then where it is: both are quicker than to keep the place.
INLINE void argmax_row(const float *x, long axis, float *out) {
  float top = greatest_of_row(x, axis);
  long a = 0;
  for (; a + 8 <= axis; a += 8) {
    v8 value = load(x + a);
    if (__builtin_reduce_or((value == top) | (value != value))) break;
  }
  while (a < axis && x[a] != top && x[a] == x[a]) a++;
  *out = a < axis ? (float)a : 0;
}

INLINE void argmax_columns(const float *x, long axis, long inner, long lanes, float *out) {
  greatest_of_columns(x, axis, inner, lanes, 0, out);
}

static void argmax(const float *x, long outer, long axis, long inner, float *out) {
  reduce(x, outer, axis, inner, out, argmax_row, argmax_columns);
}

static void ordered_sum(
    const float *parts, long stride, int count, long first, long last, float *sums) {
  for (long i = first; i < last; i += 8) {
    v8 sum = load(parts + i);
    for (int p = 1; p < count; p++) sum += load(parts + p * stride + i);
    store_part(sums + i, sum, last - i < 8 ? (int)(last - i) : 8);
  }
}
