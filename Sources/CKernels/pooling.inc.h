// Pooling with windows that may overlap and lie on the padding, which is left out. Lanes are channels.

/// A window: the part that lies on the input, and its first number there.
typedef struct {
  int rows, columns;
  long corner;
} pool_window;

INLINE pool_window pool_window_of(const ck_pooling *s, int row, int column) {
  int y = row * s->stride_rows - s->top, x = column * s->stride_columns - s->left;
  taps_inside rows = inside(y, s->pool_rows, s->rows), columns = inside(x, s->pool_columns, s->columns);
  return (pool_window){
      rows.last - rows.first, columns.last - columns.first,
      ((long)(y + rows.first) * s->columns + x + columns.first) * s->channels};
}

/// `body` for every window and eight channels: input and output of the sample at `from` and `to`, channel `c`.
#define WINDOWS(s, body)                                                              \
  for (long n = 0; n < samples; n++)                                                  \
    for (int row = 0; row < (s)->out_rows; row++)                                     \
      for (int column = 0; column < (s)->out_columns; column++) {                     \
        pool_window w = pool_window_of(s, row, column);                               \
        long input = n * (s)->rows * (s)->columns * (s)->channels + w.corner;         \
        long output = ((n * (s)->out_rows + row) * (s)->out_columns + column) * (s)->channels; \
        for (int c = 0; c < (s)->channels; c += 8) {                                  \
          int lanes = (s)->channels - c < 8 ? (s)->channels - c : 8;                  \
          body                                                                        \
        }                                                                             \
      }

/// `body` for every number of the window, with `offset` its place from the corner.
#define CELLS(s, w, offset, body)                                                     \
  for (int y = 0; y < (w).rows; y++)                                                  \
    for (int x = 0; x < (w).columns; x++) {                                           \
      long offset = ((long)y * (s)->columns + x) * (s)->channels;                     \
      body                                                                            \
    }

/// A NaN is greater than all, and the first of them stays.
INLINE i8 is_better(v8 value, v8 best) { return (value > best) | ((value != value) & (best == best)); }

static void max_pool(const ck_pooling *s, long samples, const float *values, float *out) {
  WINDOWS(s, {
    v8 best = -__builtin_inff();
    CELLS(s, w, offset, {
      v8 value = load(values + input + offset + c);
      best = is_better(value, best) ? value : best;
    })
    store_part(out + output + c, best, lanes);
  })
}

static void max_pool_gradient(const ck_pooling *s, long samples, const float *values, const float *g, float *dx) {
  fill_exactly(0, samples * s->rows * s->columns * s->channels, dx);
  WINDOWS(s, {
    if (w.rows == 0 || w.columns == 0) continue;
    v8 best = load(values + input + c);
    i8 winner = 0;
    CELLS(s, w, offset, {
      v8 value = load(values + input + offset + c);
      i8 better = is_better(value, best);
      winner = better ? (i8)(int32_t)offset : winner;
      best = better ? value : best;
    })
    for (int i = 0; i < lanes; i++) dx[input + winner[i] + c + i] += g[output + c + i];
  })
}

static void average_pool(const ck_pooling *s, long samples, const float *values, float *out) {
  WINDOWS(s, {
    v8 sum = 0;
    float count = (float)(w.rows * w.columns);
    CELLS(s, w, offset, sum += load(values + input + offset + c);)
    store_part(out + output + c, count > 0 ? sum / count : (v8)0.0f, lanes);
  })
}

static void average_pool_gradient(const ck_pooling *s, long samples, const float *g, float *dx) {
  fill_exactly(0, samples * s->rows * s->columns * s->channels, dx);
  WINDOWS(s, {
    v8 share = load(g + output + c) / (float)(w.rows * w.columns);
    CELLS(s, w, offset, {
      float *to = dx + input + offset + c;
      store_part(to, load(to) + share, lanes);
    })
  })
}
#undef WINDOWS
#undef CELLS
