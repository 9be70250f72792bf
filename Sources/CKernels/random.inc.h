// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011), eight
// blocks at once, uniform numbers and Box and Muller's transform. The same bits on every instruction set: the integer part
// is exact, the rest has contraction off.
#pragma clang fp contract(off)

INLINE void multiply(u8 a, uint32_t b, u8 *high, u8 *low) {
  u64x8 product = __builtin_convertvector(a, u64x8) * (uint64_t)b;
  *high = __builtin_convertvector(product >> 32, u8);
  *low = a * b;
}

/// Ten rounds in place.
INLINE void philox_rounds(u8 *c, uint32_t k0, uint32_t k1) {
  ROLLED for (int round = 0; round < 10; round++) {
    u8 high0, low0, high1, low1;
    multiply(c[0], 0xD2511F53, &high0, &low0);
    multiply(c[2], 0xCD9E8D57, &high1, &low1);
    u8 next0 = high1 ^ c[1] ^ k0, next2 = high0 ^ c[3] ^ k1;
    c[0] = next0;
    c[1] = low1;
    c[2] = next2;
    c[3] = low0;
    k0 += 0x9E3779B9;
    k1 += 0xBB67AE85;
  }
}

/// cos and sin of 2 pi u for u = k 2^-24: quarter turns are split off exactly, Taylor's polynomials do the rest
/// on |angle| <= pi / 4 (remainders below 2^-27).
INLINE void circle(i8 k, v8 *cosine, v8 *sine) {
  i8 quarter = (k + (1 << 21)) >> 22;
  v8 a = __builtin_convertvector(k - (quarter << 22), v8) * (1.57079632679f / (1 << 22));
  v8 z = a * a;
  v8 s = z * (1.0f / 362880) - (1.0f / 5040);
  s = s * z + (1.0f / 120);
  s = s * z - (1.0f / 6);
  s = s * z * a + a;
  v8 c = z * (1.0f / 40320) - (1.0f / 720);
  c = c * z + (1.0f / 24);
  c = c * z - 0.5f;
  c = c * z + 1.0f;
  i8 odd = (quarter & 1) != 0;
  v8 x = odd ? s : c, y = odd ? c : s;
  // cos is negative in quarters 1 and 2, sin in 2 and 3: flip the sign bit.
  *cosine = (v8)((i8)x ^ (((quarter + 1) & 2) << 30));
  *sine = (v8)((i8)y ^ ((quarter & 2) << 30));
}

/// Two normals from two words: radius sqrt(-2 ln u) with u in (0, 1] and a uniform angle, 24 bits each.
INLINE void box_muller(u8 a, u8 b, v8 *x, v8 *y) {
  v8 u = __builtin_convertvector((i8)(a >> 8) + 1, v8) * 0x1p-24f;
  v8 radius = __builtin_elementwise_sqrt(-2.0f * logarithm(u));
  circle((i8)(b >> 8), x, y);
  *x *= radius;
  *y *= radius;
}

/// The words of the blocks block ..< block + 8: word j of the i-th is c[j][i].
INLINE void philox_blocks(uint64_t key, uint64_t stream, uint64_t block, u8 *c) {
  u64x8 index = {0, 1, 2, 3, 4, 5, 6, 7};
  index += block;
  c[0] = __builtin_convertvector(index, u8), c[1] = __builtin_convertvector(index >> 32, u8);
  c[2] = (u8)(uint32_t)stream, c[3] = (u8)(uint32_t)(stream >> 32);
  philox_rounds(c, (uint32_t)key, (uint32_t)(key >> 32));
}

/// Numbers of eight blocks in the order of the stream.
INLINE void store_blocks(const v8 *n, float *out) {
  v16 first = __builtin_shufflevector(n[0], n[1], 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
  v16 second = __builtin_shufflevector(n[2], n[3], 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
  store_pair(out, __builtin_shufflevector(first, second, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23));
  store_pair(
      out + 16, __builtin_shufflevector(first, second, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31));
}

/// The 32 numbers that eight blocks' words make.
typedef void numbers_of_words(const u8 *words, v8 *numbers);

INLINE void normals_of_words(const u8 *c, v8 *n) {
  box_muller(c[0], c[1], &n[0], &n[1]);
  box_muller(c[2], c[3], &n[2], &n[3]);
}

INLINE void uniforms_of_words(const u8 *c, v8 *n) {
  for (int j = 0; j < 4; j++) n[j] = __builtin_convertvector((i8)(c[j] >> 8), v8) * 0x1p-24f;
}

/// Numbers first ..< first + count of a stream. `make` is named where this is called, so that it is compiled into the loop.
INLINE void random_numbers(
    uint64_t key, uint64_t stream, uint64_t first, long count, float *out, numbers_of_words *make) {
  float some[32];
  u8 words[4];
  v8 numbers[4];
  for (long done = 0; done < count;) {
    uint64_t at = first + (uint64_t)done, skipped = at % 4;
    long held = least(32 - (long)skipped, count - done);
    philox_blocks(key, stream, at / 4, words);
    make(words, numbers);
    if (held == 32) {
      store_blocks(numbers, out + done);
    } else {
      store_blocks(numbers, some);
      memcpy(out + done, some + skipped, (size_t)held * sizeof(float));
    }
    done += held;
  }
}

static void normals(uint64_t key, uint64_t stream, uint64_t first, long count, float *out) {
  random_numbers(key, stream, first, count, out, normals_of_words);
}

static void uniforms(uint64_t key, uint64_t stream, uint64_t first, long count, float *out) {
  random_numbers(key, stream, first, count, out, uniforms_of_words);
}
#pragma clang fp contract(on)
