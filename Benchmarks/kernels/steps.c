// What each step of the first block's forward pass brought, and what the backward pass takes: nanoseconds an image, one
// thread. From the root:
//
//   clang -O2 -I Sources/CKernels Benchmarks/kernels/steps.c Sources/CKernels/*.c -lm -lpthread -o steps
//   ./steps IDX-IMAGES
//
// IDX-IMAGES is MNIST's train-images-idx3-ubyte, not compressed. STEP_ROWS is how many rows the unrolled step holds: 3,
// and -DSTEP_SET='"avx512f,avx512vl,avx512dq,avx512bw,avx2,fma,bmi,popcnt"', for machines with 32 registers.
// Instructions instead of time:
//
//   valgrind --tool=callgrind ./steps IDX-IMAGES 1 && callgrind_annotate --inclusive=yes callgrind.out.* | grep step_
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef STEP_ROWS
#define STEP_ROWS 2
#endif
#ifndef STEP_SET
#define STEP_SET "avx2,fma,bmi,popcnt"
#endif
#define PANEL_VECTORS 2
#ifndef LANES
#define LANES 8
#endif
#define TABLE ck_table_steps
#define NAME "steps"

#include "table.h"
#pragma clang attribute push(__attribute__((target(STEP_SET))), apply_to = function)
#include "kernels.inc.h"
#include "unrolled.inc.h"

enum { images = 2000 };

typedef struct {
  ck_ink_layout layout;
  uint8_t *inked, *dense;  // records with the places of the ink, and with every place marked
  float *kernel, *bias, *scratch, *out;
  int32_t *winners;
  // What the forward pass of all images left, for the backward pass, and gradients of about the usual signs.
  float *kept_pixels, *kept_out, *slopes, *gradients;
  int32_t *kept_winners;
} material;

#define STEP(NAME, WINDOW, unrolled, wants_winner, records)                                        \
  __attribute__((noinline)) static void NAME(material *m) {                                        \
    const ck_conv_pool *p = &m->layout.shape;                                                      \
    (void)p;                                                                                       \
    for (int i = 0; i < images; i += 8)                                                            \
      forward_instance(&m->layout, (window)WINDOW, unrolled, wants_winner,                         \
          m->records + m->layout.stride * (size_t)i, 0, 8, m->kernel, m->bias, m->scratch, m->out, \
          m->winners);                                                                             \
  }
#define ANY {p->kernel_height, p->kernel_width, p->channels, p->pool_height, p->pool_width}
#define FIXED {5, 5, 1, 6, 6}
STEP(step_any_size_dense, ANY, 0, 1, dense)
STEP(step_any_size, ANY, 0, 1, inked)
STEP(step_mapped_dense, FIXED, 1, 1, dense)
STEP(step_mapped, FIXED, 1, 1, inked)
STEP(step_mapped_without_winners, FIXED, 1, 0, inked)

INLINE void unrolled(material *m, const uint8_t *records, int wants_winner) {
  const ck_ink_layout *l = &m->layout;
  difference_palette differences;
  for (int i = 0; i < images; i++) {
    const uint8_t *record = records + l->stride * (size_t)i;
    subtract_background(l, *(const float *)record, &differences);
    spread(l, record, &differences, m->scratch);
    responses r = {0, 8, blank_response(&l->shape, (const float *)record, m->kernel, m->bias, 0), m->out, m->winners};
    cells_unrolled(
        &l->shape, (window)FIXED, wants_winner, m->scratch, (const uint64_t *)(record + l->rows_at), m->kernel, &r);
  }
}
__attribute__((noinline)) static void step_unrolled_dense(material *m) { unrolled(m, m->dense, 1); }
__attribute__((noinline)) static void step_unrolled(material *m) { unrolled(m, m->inked, 1); }
__attribute__((noinline)) static void step_unrolled_without_winners(material *m) { unrolled(m, m->inked, 0); }

__attribute__((noinline)) static void step_backward(material *m) {
  long pixels = (long)ck_conv_pool_scratch(&m->layout.shape);
  for (long i = 0; i < images; i += 8)
    conv_pool_backward(
        &m->layout, m->inked + m->layout.stride * (size_t)i, 0, 8, m->kept_pixels + i * pixels, m->kept_out + i * 128,
        m->kept_winners + i * 128, m->slopes + i * 128, m->gradients, m->gradients + 200);
}

/// The definition: the whole map is computed and stored, then pooled.
__attribute__((noinline)) static void step_definition(material *m) {
  static float map[24][24][8];
  difference_palette differences;
  for (int n = 0; n < images; n++) {
    const uint8_t *record = m->dense + m->layout.stride * (size_t)n;
    subtract_background(&m->layout, *(const float *)record, &differences);
    spread(&m->layout, record, &differences, m->scratch);
    for (int y = 0; y < 24; y++)
      for (int x = 0; x < 24; x++)
        for (int f = 0; f < 8; f++) {
          float sum = m->bias[f];
          for (int i = 0; i < 5; i++)
            for (int j = 0; j < 5; j++)
              sum += m->scratch[(y + i) * 28 + x + j] * m->kernel[(i * 5 + j) * 8 + f];
          map[y][x][f] = sum > 0 ? sum : 0;
        }
    for (int cell = 0; cell < 16; cell++)
      for (int f = 0; f < 8; f++) {
        float best = -1;
        for (int k = 0; k < 36; k++) {
          float v = map[cell / 4 * 6 + k / 6][cell % 4 * 6 + k % 6][f];
          if (v > best) best = v, m->winners[cell * 8 + f] = k;
        }
        m->out[cell * 8 + f] = best;
      }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct {
  const char *name;
  void (*run)(material *);
  double best;
} step;

/// Every step once a round, so that all meet the same disturbances; the best counts, since other programs can only add.
static void measure(step *steps, int count, material *m, int rounds) {
  for (int round = 0; round < rounds; round++)
    for (int i = 0; i < count; i++) {
      double start = now();
      steps[i].run(m);
      double ns = (now() - start) / images * 1e9;
      if (!round || ns < steps[i].best) steps[i].best = ns;
    }
  for (int i = 0; i < count; i++)
    printf(
        "%-44s %8.0f ns an image %8.1f GFLOP/s of dense work\n", steps[i].name, steps[i].best, 230400 / steps[i].best);
}

/// Half rows of receptive fields with ink, of all.
static void print_ink(const material *m) {
  long marked = 0;
  for (int n = 0; n < images; n++) {
    const uint8_t *record = m->inked + m->layout.stride * (size_t)n;
    const uint64_t *rows = (const uint64_t *)(record + m->layout.rows_at);
    for (int cell = 0; cell < m->layout.cells; cell++) marked += __builtin_popcountll(rows[cell]);
  }
  printf("half rows with ink: %.1f%%\n", 100.0 * (double)marked / (images * 16.0 * 20));
}

static material prepare(FILE *file) {
  material m = {0};
  ck_conv_pool shape = {28, 28, 1, 5, 5, 8, 6, 6, 1};
  m.layout = ck_ink_layout_make(shape, 1, 0, 1, 1);
  size_t bytes = m.layout.stride * images;
  m.inked = aligned_alloc(64, bytes), m.dense = aligned_alloc(64, bytes);
  float *pixels = malloc(sizeof(float) * 784 * images);
  fseek(file, 16, SEEK_SET);
  for (int i = 0; i < 784 * images; i++) pixels[i] = (float)(1 - fgetc(file) / 255.0);
  ink_encode(&m.layout, pixels, images, m.inked);
  free(pixels);
  memcpy(m.dense, m.inked, bytes);
  for (int n = 0; n < images; n++) {
    uint8_t *record = m.dense + m.layout.stride * (size_t)n;
    memset(record + m.layout.rows_at, 255, 8 * 16);
    memset(record + m.layout.groups_at, 0x11, 784 / 8);
  }
  m.kernel = calloc(216, 4), m.bias = calloc(24, 4);
  for (int i = 0; i < 200; i++) m.kernel[i] = (float)((i * 37 % 41) - 20) / 123;
  m.scratch = aligned_alloc(64, 8 * 4 * 1024), m.out = aligned_alloc(64, 8 * 4 * 256);
  m.winners = aligned_alloc(64, 8 * 4 * 256);
  return m;
}

/// The forward pass of all images, kept for the backward pass.
static void prepare_backward(material *m) {
  long pixels = (long)ck_conv_pool_scratch(&m->layout.shape), outputs = 128l * images;
  m->kept_pixels = calloc((size_t)(pixels * images + 16), 4), m->kept_out = calloc((size_t)outputs + 16, 4);
  m->slopes = calloc((size_t)outputs + 16, 4), m->gradients = calloc(256, 4);
  m->kept_winners = calloc((size_t)outputs + 16, 4);
  for (long i = 0; i < outputs; i++) m->slopes[i] = (float)(i * 7919 % 1000 - 500) / 777;
  conv_pool_forward(
      &m->layout, m->inked, 0, images, m->kernel, m->bias, m->kept_pixels, m->kept_out, m->kept_winners);
}

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : 0;
  if (!file) return puts("usage: steps IDX-IMAGES [rounds]"), 66;
  material m = prepare(file);
  prepare_backward(&m);
  int rounds = count > 2 ? atoi(arguments[2]) : 50;
  print_ink(&m);
  step steps[] = {
    {"the map stored, then pooled", step_definition, 0},
    {"fused, any size, all places", step_any_size_dense, 0},
    {"fused, any size, ink only", step_any_size, 0},
    {"this size unrolled, all places", step_unrolled_dense, 0},
    {"this size unrolled, half rows with ink", step_unrolled, 0},
    {"the same without winners, for inference", step_unrolled_without_winners, 0},
    {"a map in memory, all places", step_mapped_dense, 0},
    {"a map in memory, groups with ink", step_mapped, 0},
    {"the same without winners, for inference", step_mapped_without_winners, 0},
    {"backward", step_backward, 0},
  };
  measure(steps, sizeof steps / sizeof *steps, &m, rounds);
}
#pragma clang attribute pop
