// Depthwise convolution: a kernel of its own for each channel. Lanes are output channels. With several outputs a
// channel the input is first spread out, each channel repeated, so that they are channels like any other.

/// One image with each channel `multiplier` times.
INLINE const float *repeat_channels(const ck_convolution *s, const float *image, float *spread) {
  int multiplier = s->filters / s->channels;
  if (multiplier == 1) return image;
  long values = (long)s->rows * s->columns * s->channels;
  for (long i = 0; i < values; i++) fill_vectors(image[i], multiplier, spread + i * multiplier);
  return spread;
}

/// The way back: adds up what the repeated channels received.
INLINE void add_repeated(const ck_convolution *s, const float *spread, float *image) {
  int multiplier = s->filters / s->channels;
  long values = (long)s->rows * s->columns * s->channels;
  for (long i = 0; i < values; i++, spread += multiplier)
    for (int j = 0; j < multiplier; j++) image[i] += spread[j];
}

/// The kernel seen from output (row, column): what of it lies on the input, and where the input starts.
typedef struct {
  taps_inside rows, columns;
  long corner;  ///< of the image, possibly before its first number
} position;

INLINE position position_of(const ck_convolution *s, int row, int column) {
  int y = row * s->stride_rows - s->top, x = column * s->stride_columns - s->left;
  return (position){
      inside(y, s->kernel_rows, s->rows), inside(x, s->kernel_columns, s->columns),
      ((long)y * s->columns + x) * s->filters};
}

/// `body` for all taps on the input, with `at` the tap in the image and `tap` in the kernel.
#define TAPS(s, p, body)                                                              \
  for (int ky = (p).rows.first; ky < (p).rows.last; ky++)                             \
    for (int kx = (p).columns.first; kx < (p).columns.last; kx++) {                   \
      long at = (p).corner + ((long)ky * (s)->columns + kx) * (s)->filters;           \
      long tap = ((long)ky * (s)->kernel_columns + kx) * (s)->filters;                \
      body                                                                            \
    }

/// `body` for all output positions, with `i` the number of the position.
#define POSITIONS(s, p, i, body)                                                      \
  for (int row = 0; row < (s)->out_rows; row++)                                       \
    for (int column = 0; column < (s)->out_columns; column++) {                       \
      long i = (long)row * (s)->out_columns + column;                                 \
      position p = position_of(s, row, column);                                       \
      body                                                                            \
    }

/// Calls `kernel` for all filters, 32 at a time as long as there are so many, so that what is to be known of a tap is
/// found out once for them.
#define FILTERS(filters, kernel, ...)                                                 \
  long f = 0;                                                                         \
  for (; f + 32 <= (filters); f += 32) kernel(__VA_ARGS__, f, 4);                     \
  for (; f < (filters); f += 8) kernel(__VA_ARGS__, f, 1);

INLINE void depthwise_output(
    const ck_convolution *s, position p, const float *pixels, const float *kernel, const float *bias, float *out,
    long f, int vectors) {
  v8 sums[4];
  UNROLLED for (int v = 0; v < vectors; v++) sums[v] = bias ? load(bias + f + 8 * v) : (v8)0.0f;
  TAPS(s, p, {
    UNROLLED for (int v = 0; v < vectors; v++)
      sums[v] += load(pixels + at + f + 8 * v) * load(kernel + tap + f + 8 * v);
  })
  UNROLLED for (int v = 0; v < vectors; v++)
    store_part(out + f + 8 * v, sums[v], (int)least(s->filters - f - 8 * v, 8));
}

static void depthwise_convolve(
    const ck_convolution *s, long samples, const float *x, const float *kernel, const float *bias, float *scratch,
    float *out) {
  long image = (long)s->rows * s->columns * s->channels;
  for (long n = 0; n < samples; n++) {
    const float *pixels = repeat_channels(s, x + n * image, scratch);
    float *result = out + n * s->out_rows * s->out_columns * s->filters;
    POSITIONS(s, p, i, { FILTERS(s->filters, depthwise_output, s, p, pixels, kernel, bias, result + i * s->filters) })
  }
}

/// sums += slope * factors at every tap: the gradient for the input when the kernel is the factor, and the other way.
INLINE void depthwise_slopes(
    const ck_convolution *s, position p, const float *slopes, const float *factors, float *sums, int into_input, long f,
    int vectors) {
  v8 slope[4];
  UNROLLED for (int v = 0; v < vectors; v++) slope[v] = load(slopes + f + 8 * v);
  int lanes = (int)least(s->filters - f, 8);
  TAPS(s, p, {
    const float *factor = factors + (into_input ? tap : at) + f;
    float *sum = sums + (into_input ? at : tap) + f;
    UNROLLED for (int v = 0; v < vectors; v++)
      store_part(sum + 8 * v, load(sum + 8 * v) + slope[v] * load(factor + 8 * v), vectors > 1 ? 8 : lanes);
  })
}

/// Adds to `dx`; of a repeated channel, to a spread image first.
static void depthwise_input_gradient(
    const ck_convolution *s, long samples, const float *g, const float *kernel, float *scratch, float *dx) {
  long image = (long)s->rows * s->columns * s->channels;
  int multiplier = s->filters / s->channels;
  for (long n = 0; n < samples; n++) {
    float *target = multiplier == 1 ? dx + n * image : scratch;
    const float *slopes = g + n * s->out_rows * s->out_columns * s->filters;
    if (multiplier > 1) fill_exactly(0, image * multiplier, scratch);
    POSITIONS(s, p, i, { FILTERS(s->filters, depthwise_slopes, s, p, slopes + i * s->filters, kernel, target, 1) })
    if (multiplier > 1) add_repeated(s, scratch, dx + n * image);
  }
}

static void depthwise_kernel_gradient(
    const ck_convolution *s, long samples, const float *x, const float *g, float *scratch, float *dkernel) {
  long image = (long)s->rows * s->columns * s->channels;
  fill_exactly(0, (long)s->kernel_rows * s->kernel_columns * s->filters, dkernel);
  for (long n = 0; n < samples; n++) {
    const float *pixels = repeat_channels(s, x + n * image, scratch);
    const float *slopes = g + n * s->out_rows * s->out_columns * s->filters;
    POSITIONS(s, p, i, { FILTERS(s->filters, depthwise_slopes, s, p, slopes + i * s->filters, pixels, dkernel, 0) })
  }
}
#undef TAPS
#undef POSITIONS
#undef FILTERS
