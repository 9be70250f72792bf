static void rmsprop(
    float *w, float *v, const float *g, long count, float rate, float rho, float epsilon) {
  float rest = 1 - rho;
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    v8 gradient = load(g + i);
    v8 square = rho * load(v + i) + rest * (gradient * gradient);
    store(v + i, square);
    store(w + i, load(w + i) - rate * gradient / (__builtin_elementwise_sqrt(square) + epsilon));
  }
  for (; i < count; i++) {
    v[i] = rho * v[i] + rest * (g[i] * g[i]);
    w[i] -= rate * g[i] / (sqrtf(v[i]) + epsilon);
  }
}

static void ordered_sum(
    const float *parts, long stride, int count, long first, long last, float *sums) {
  for (long i = first; i < last; i += 8) {
    v8 sum = load(parts + i);
    for (int p = 1; p < count; p++) sum += load(parts + p * stride + i);
    store_part(sums + i, sum, last - i < 8 ? (int)(last - i) : 8);
  }
}
