// Softmax and its cross-entropy, one image at a time over vectors of eight classes.

/// exponentials[] = exp(z - max z) with zeros in the padding; returns their sum.
INLINE float exponentials(const float *z, int units, float top, float *exponentials) {
  v8 sum = 0;
  for (int u = 0; u < units; u += 8) {
    v8 e = exponential(load(z + u) - top);
    if (units - u < 8) {
      i8 lane = {0, 1, 2, 3, 4, 5, 6, 7};
      e = lane < units - u ? e : 0;
    }
    store(exponentials + u, e);
    sum += e;
  }
  return lane_sum(sum);
}

INLINE int first_greatest(const float *z, int units) {
  int at = 0;
  for (int u = 1; u < units; u++) at = z[u] > z[at] ? u : at;
  return at;
}

static double softmax_cross_entropy(
    const float *logits, int n, int units, const int32_t *labels, float scale, float *grad_logits,
    int *correct, float *spare) {
  double total = 0;
  int padded = ck_padded(units), hits = 0;
  for (int i = 0; i < n; i++) {
    const float *z = logits + (long)i * padded;
    float *p = grad_logits ? grad_logits + (long)i * padded : spare;
    int best = first_greatest(z, units);
    float sum = exponentials(z, units, z[best], p);
    total += (double)(logf(sum) - (z[labels[i]] - z[best]));
    hits += best == labels[i];
    if (!grad_logits) continue;
    float share = scale / sum;
    for (int u = 0; u < padded; u += 8) store(p + u, load(p + u) * share);
    p[labels[i]] -= scale;
  }
  *correct = hits;
  return total;
}

static void softmax(const float *logits, int n, int units, float *probabilities, float *spare) {
  for (int i = 0; i < n; i++) {
    const float *z = logits + (long)i * ck_padded(units);
    float sum = exponentials(z, units, z[first_greatest(z, units)], spare);
    for (int u = 0; u < units; u++) probabilities[(long)i * units + u] = spare[u] / sum;
  }
}
