// Random numbers and ordered sums.
#include "check.h"

/// Philox4x32-10 as the paper has it, one block.
static void philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]) {
  uint32_t k0 = key[0], k1 = key[1];
  memcpy(words, counter, 16);
  for (int round = 0; round < 10; round++, k0 += 0x9E3779B9, k1 += 0xBB67AE85) {
    uint64_t a = (uint64_t)words[0] * 0xD2511F53, b = (uint64_t)words[2] * 0xCD9E8D57;
    uint32_t next[] = {
        (uint32_t)(b >> 32) ^ words[1] ^ k0, (uint32_t)b, (uint32_t)(a >> 32) ^ words[3] ^ k1, (uint32_t)a};
    memcpy(words, next, 16);
  }
}

/// Random123's known answer for a counter and a key of all ones, and the plain form for others.
static void test_philox(void) {
  const uint32_t ones[] = {~0u, ~0u, ~0u, ~0u}, known[] = {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
  uint32_t words[4], expected[4];
  ck_philox(ones, ones, words);
  for (int i = 0; i < 4; i++) require(words[i] == known[i], "philox", i, words[i], known[i]);
  const uint32_t counter[] = {1, 2, 3, 4}, key[] = {5, 6};
  ck_philox(counter, key, words), philox(counter, key, expected);
  for (int i = 0; i < 4; i++) require(words[i] == expected[i], "philox", i, words[i], expected[i]);
}

/// The words of the block that a number of stream 5 under key 77 is in.
static void block_of(uint64_t number, uint32_t *words) {
  const uint32_t counter[] = {(uint32_t)(number / 4), (uint32_t)(number / 4 >> 32), 5, 0}, key[] = {77, 0};
  philox(counter, key, words);
}

/// Box and Muller in double from the same words. ln u, the root and the angle are each within 2 units in the last place
/// of numbers below 34 and 6; what stands here is their sum.
static void test_normals(uint64_t first, long count) {
  float *normals = array(count);
  ck_normals(77, 5, first, count, normals);
  for (long i = 0; i < count; i++) {
    uint64_t number = first + (uint64_t)i;
    uint32_t words[4];
    block_of(number, words);
    const uint32_t *pair = words + number % 4 / 2 * 2;
    double radius = sqrt(-2 * log(((pair[0] >> 8) + 1.0) * 0x1p-24)), angle = 2 * M_PI * (pair[1] >> 8) * 0x1p-24;
    near_sum("normals", i, normals[i], number % 2 ? radius * sin(angle) : radius * cos(angle), radius, 8);
  }
  release("normals", normals, count);
}

/// To the bit, from the same words.
static void test_uniforms(uint64_t first, long count) {
  float *uniforms = array(count);
  ck_uniforms(77, 5, first, count, uniforms);
  for (long i = 0; i < count; i++) {
    uint64_t number = first + (uint64_t)i;
    uint32_t words[4];
    block_of(number, words);
    float expected = (float)(words[number % 4] >> 8) * 0x1p-24f;
    require(uniforms[i] == expected, "uniforms", i, uniforms[i], expected);
  }
  release("uniforms", uniforms, count);
}

static void test_ordered_sum(long n, int parts) {
  float *all = random_array(n * parts), *sums = array(n);
  ck_ordered_sum(all, n, parts, 0, n, sums);
  for (long i = 0; i < n; i++) {
    float sum = all[i];
    for (int p = 1; p < parts; p++) sum += all[p * n + i];
    require(sums[i] == sum, "ordered sum", i, sums[i], sum);
  }
  release("ordered sum", sums, n), free(all);
}

void test_random(void) {
  test_philox();
  test_normals(0, 1000), test_normals(3, 37), test_normals(((uint64_t)1 << 34) + 2, 70);
  for (long count = 0; count < 70; count++)
    test_uniforms((uint64_t)count % 9, count), test_uniforms(((uint64_t)1 << 34) - 5, count);
  const long counts[] = {1, 7, 8, 9, 100};
  for (int i = 0; i < 5; i++)
    test_ordered_sum(counts[i], 1 + i);
}
