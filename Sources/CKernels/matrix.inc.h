// Products of matrices. A tile of the result, up to six rows by two vectors, lives in registers while the sum over the
// inner index runs: one chain an element, in ascending order. What a tile reads of the right factor is a panel of
// sixteen columns, which stays in the nearest cache; it is copied together where many rows share it.

/// Eight by eight, rows to columns.
INLINE void transpose(const v8 *a, v8 *b) {
  v8 c[8], d[8];
  UNROLLED for (int i = 0; i < 8; i += 2) {
    c[i] = __builtin_shufflevector(a[i], a[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    c[i + 1] = __builtin_shufflevector(a[i], a[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  UNROLLED for (int i = 0; i < 8; i += 4)
    UNROLLED for (int j = 0; j < 2; j++) {
      d[i + j] = __builtin_shufflevector(c[i + j], c[i + j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      d[i + j + 2] = __builtin_shufflevector(c[i + j], c[i + j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  UNROLLED for (int j = 0; j < 4; j++) {
    b[j] = __builtin_shufflevector(d[j], d[j + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    b[j + 4] = __builtin_shufflevector(d[j], d[j + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

enum { rows_worth_packing = 24 };

/// out[m, n] (+)= left right, k the inner index. left[i, p] stands at i * left_stride + p, or, `outer`, at
/// p * left_stride + i; right[p, j] at p * right_stride + j, or, `transposed`, at j * right_stride + p.
typedef struct {
  long m, k, n;
  const float *left;
  long left_stride;
  int outer;
  const float *right;
  long right_stride;
  int transposed;
  const float *bias;
  int accumulate;
  float *scratch, *out;
} product;

/// Part of a product: columns j ..< j + 8 * vectors, inner indices p ..< p + count.
typedef struct {
  long j, p, count;
  int vectors, fresh;
  const float *values;
  long stride;
} panel;

INLINE void tile(const product *q, const panel *b, long i, int rows, int vectors, int outer) {
  v8 sums[12];
  float *out = q->out + i * q->n + b->j;
  UNROLLED for (int r = 0; r < rows; r++)
    UNROLLED for (int v = 0; v < vectors; v++)
      sums[r * vectors + v] =
          !b->fresh ? load(out + r * q->n + 8 * v) : q->bias ? load(q->bias + b->j + 8 * v) : (v8)0.0f;
  long row = outer ? 1 : q->left_stride, step = outer ? q->left_stride : 1, stride = b->stride;
  const float *left = q->left + i * row + b->p * step, *right = b->values;
  ROLLED for (long p = b->count; p > 0; p--) {
    v8 line[2];
    UNROLLED for (int v = 0; v < vectors; v++) line[v] = load(right + 8 * v);
    UNROLLED for (int r = 0; r < rows; r++) {
      v8 x = left[r * row];
      UNROLLED for (int v = 0; v < vectors; v++) sums[r * vectors + v] += x * line[v];
    }
    left += step;
    right += stride;
  }
  long lanes = q->n - b->j;
  UNROLLED for (int r = 0; r < rows; r++)
    UNROLLED for (int v = 0; v < vectors; v++)
      store_part(out + r * q->n + 8 * v, sums[r * vectors + v], (int)least(lanes - 8 * v, 8));
}

/// With sixteen lanes: twelve rows by one vector of two.
INLINE void tile_of_pairs(const product *q, const panel *b, long i, int outer) {
  enum { rows = 12 };
  v16 sums[rows];
  float *out = q->out + i * q->n + b->j;
  UNROLLED for (int r = 0; r < rows; r++)
    sums[r] = !b->fresh ? load_pair(out + r * q->n) : q->bias ? load_pair(q->bias + b->j) : (v16)0.0f;
  long row = outer ? 1 : q->left_stride, step = outer ? q->left_stride : 1;
  const float *left = q->left + i * row + b->p * step, *right = b->values;
  ROLLED for (long p = b->count; p > 0; p--, left += step, right += b->stride) {
    v16 line = load_pair(right);
    UNROLLED for (int r = 0; r < rows; r++) sums[r] += (v16)left[r * row] * line;
  }
  int lanes = (int)least(q->n - b->j, 16);
  UNROLLED for (int r = 0; r < rows; r++) {
    store_part(out + r * q->n, __builtin_shufflevector(sums[r], sums[r], 0, 1, 2, 3, 4, 5, 6, 7), lanes);
    store_part(out + r * q->n + 8, __builtin_shufflevector(sums[r], sums[r], 8, 9, 10, 11, 12, 13, 14, 15), lanes - 8);
  }
}

/// Two tiles of four rows keep more sums going than one of six and one of two.
#define TILES(vectors, outer)                                          \
  for (; i + 6 <= q->m && i + 8 != q->m; i += 6)                       \
    tile(q, b, i, 6, vectors, outer);                                  \
  if (i + 8 == q->m) tile(q, b, i, 4, vectors, outer), i += 4;         \
  if (i + 4 <= q->m) tile(q, b, i, 4, vectors, outer), i += 4;         \
  if (i + 2 <= q->m) tile(q, b, i, 2, vectors, outer), i += 2;         \
  if (i < q->m) tile(q, b, i, 1, vectors, outer);

/// Once for all products: sixteen tiles are much code.
__attribute__((noinline)) static void panel_tiles(const product *q, const panel *b) {
  long i = 0;
  if (LANES == 16 && b->vectors == 2)
    for (; i + 12 <= q->m; i += 12) tile_of_pairs(q, b, i, q->outer);
  if (b->vectors == 2 && q->outer) {
    TILES(2, 1)
  } else if (b->vectors == 2) {
    TILES(2, 0)
  } else if (q->outer) {
    TILES(1, 1)
  } else {
    TILES(1, 0)
  }
}
#undef TILES

/// Copies a panel line by line.
INLINE void pack(const product *q, panel *b) {
  const float *from = b->values;
  float *to = q->scratch;
  for (long p = 0; p < b->count; p++, from += q->right_stride, to += 8 * b->vectors) {
    store(to, load(from));
    if (b->vectors == 2) store(to + 8, load(from + 8));
  }
  b->values = q->scratch;
  b->stride = 8 * b->vectors;
}

/// Copies a panel of the transposed factor; its last row stands in for rows that it does not have.
INLINE void pack_transposed(const product *q, panel *b) {
  b->values = q->scratch;
  b->stride = 8 * b->vectors;
  for (int v = 0; v < b->vectors; v++)
    for (long p = 0; p < b->count; p += 8) {
      v8 rows[8], columns[8];
      UNROLLED for (int r = 0; r < 8; r++)
        rows[r] = load(q->right + least(b->j + 8 * v + r, q->n - 1) * q->right_stride + b->p + p);
      transpose(rows, columns);
      UNROLLED for (int r = 0; r < 8; r++) store(q->scratch + (p + r) * b->stride + 8 * v, columns[r]);
    }
}

/// All rows for columns from j on; returns how many columns.
INLINE int multiply_panel(const product *q, long p, long count, long j) {
  panel b = {.j = j, .p = p, .count = count, .fresh = p == 0 && !q->accumulate};
  b.vectors = q->n - j > 8 ? PANEL_VECTORS : 1;
  b.values = q->right + p * q->right_stride + j;
  b.stride = q->right_stride;
  if (q->transposed)
    pack_transposed(q, &b);
  else if (q->m >= rows_worth_packing && q->n > 16)
    pack(q, &b);
  panel_tiles(q, &b);
  return 8 * b.vectors;
}

/// The inner index in even blocks; at least one, so that a sum of nothing is 0.
static void multiply_matrices(const product *q) {
  long blocks = (q->k + ck_inner_block - 1) / ck_inner_block, p = 0;
  if (blocks == 0) blocks = 1;
  for (long block = 0; block < blocks; block++) {
    long count = (q->k - p + blocks - block - 1) / (blocks - block);
    for (long j = 0; j < q->n;) j += multiply_panel(q, p, count, j);
    p += count;
  }
}

static void dot(
    const float *a, const float *b, const float *bias, long m, long k, long n, float *scratch, float *out) {
  multiply_matrices(&(product){
      .m = m, .k = k, .n = n, .left = a, .left_stride = k, .right = b, .right_stride = n, .bias = bias,
      .scratch = scratch, .out = out});
}

static void dot_transposed(
    const float *g, const float *b, long m, long n, long k, float *scratch, float *out) {
  multiply_matrices(&(product){
      .m = m, .k = n, .n = k, .left = g, .left_stride = n, .right = b, .right_stride = n, .transposed = 1,
      .scratch = scratch, .out = out});
}

/// out (+)= a' g
static void outer_sum(
    const float *a, const float *g, long m, long k, long n, int accumulate, float *scratch, float *out) {
  multiply_matrices(&(product){
      .m = k, .k = m, .n = n, .left = a, .left_stride = k, .outer = 1, .right = g, .right_stride = n,
      .accumulate = accumulate, .scratch = scratch, .out = out});
}

static void outer(const float *a, const float *g, long m, long k, long n, float *scratch, float *out) {
  outer_sum(a, g, m, k, n, 0, scratch, out);
}
