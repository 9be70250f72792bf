// A dense layer of few units: lanes are units forward and for the kernel's gradient; for the input's
// gradient lanes are images, since a row of the kernel is short.

enum { images_at_once = 8 };

/// logits of up to eight images for eight units; a kernel row is read past its end (ck_slack).
INLINE void dense_block(
    const float *x, int n, int held, int inputs, int units, int unit, const float *kernel, v8 bias,
    float *logits) {
  v8 sums[images_at_once];
  const float *lines[images_at_once];
  UNROLLED for (int i = 0; i < held; i++) {
    sums[i] = bias;
    lines[i] = x + (long)(i < n ? i : 0) * inputs;
  }
  ROLLED for (int k = 0; k < inputs; k++) {
    v8 weight = load(kernel + (long)k * units + unit);
    UNROLLED for (int i = 0; i < held; i++) sums[i] += lines[i][k] * weight;
  }
  UNROLLED for (int i = 0; i < held; i++)
    if (i < n) store(logits + (long)i * ck_padded(units) + unit, sums[i]);
}

static void dense_forward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *bias,
    float *logits) {
  for (int first = 0; first < n; first += images_at_once)
    for (int unit = 0; unit < units; unit += 8) {
      v8 b = 0;
      for (int i = 0; i < 8 && unit + i < units; i++) b[i] = bias[unit + i];
      dense_block(
          x + (long)first * inputs, n - first, images_at_once, inputs, units, unit, kernel, b,
          logits + (long)first * ck_padded(units));
    }
}

/// grad_kernel: for each input, the sum over the images of x times the gradient of the logits.
static void dense_kernel_gradient(
    const float *x, int n, int inputs, int units, const float *grad_logits, float *grad_kernel) {
  int padded = ck_padded(units);
  for (int unit = 0; unit < units; unit += 8)
    for (int k = 0; k < inputs; k++) {
      v8 sum = 0;
      for (int i = 0; i < n; i++)
        sum += x[(long)i * inputs + k] * load(grad_logits + (long)i * padded + unit);
      store_part(grad_kernel + (long)k * units + unit, sum, units - unit);
    }
}

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

/// grad_x of up to eight images for inputs k ..< k + 8.
INLINE void dense_input_block(
    int n, int inputs, int units, int k, const float *kernel, const float *grad_logits, float *grad_x) {
  int padded = ck_padded(units), width = inputs - k < 8 ? inputs - k : 8;
  v8 columns[8], lines[8];
  UNROLLED for (int i = 0; i < 8; i++) columns[i] = 0;
  for (int u = 0; u < units; u++) {
    v8 g;
    UNROLLED for (int i = 0; i < 8; i++) g[i] = i < n ? grad_logits[(long)i * padded + u] : 0;
    UNROLLED for (int i = 0; i < 8; i++)
      columns[i] += (i < width ? kernel[(long)(k + i) * units + u] : 0) * g;
  }
  transpose(columns, lines);
  UNROLLED for (int i = 0; i < 8; i++)
    if (i < n) store_part(grad_x + (long)i * inputs + k, lines[i], width);
}

static void dense_backward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *grad_logits,
    float *grad_kernel, float *grad_bias, float *grad_x) {
  int padded = ck_padded(units);
  dense_kernel_gradient(x, n, inputs, units, grad_logits, grad_kernel);
  for (int u = 0; u < units; u++) {
    float sum = 0;
    for (int i = 0; i < n; i++) sum += grad_logits[(long)i * padded + u];
    grad_bias[u] = sum;
  }
  if (!grad_x) return;
  for (int first = 0; first < n; first += 8)
    for (int k = 0; k < inputs; k += 8)
      dense_input_block(
          n - first, inputs, units, k, kernel, grad_logits + (long)first * padded,
          grad_x + (long)first * inputs);
}
