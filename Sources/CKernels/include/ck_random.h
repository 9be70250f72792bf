#ifndef CK_RANDOM_H
#define CK_RANDOM_H
#include <stdint.h>

/// Four words of Philox4x32-10 (Salmon et al., SC 2011) for a counter and a key.
void ck_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]);

/// Standard normal numbers first ..< first + count of the stream (key, stream), the same bits on every
/// instruction set. Number i comes from the Philox block (i / 4, stream), so any part of a stream
/// can be computed alone.
void ck_normals(uint64_t key, uint64_t stream, uint64_t first, long count, float *normals);

/// Numbers first ..< first + count of the same stream, uniform on [0, 1): number i is the upper 24 bits of word i % 4 of
/// its block, times 2^-24.
void ck_uniforms(uint64_t key, uint64_t stream, uint64_t first, long count, float *uniforms);

#endif
