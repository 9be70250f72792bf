#ifndef CK_NETWORK_H
#define CK_NETWORK_H
#include <stddef.h>
#include <stdint.h>

#include "ck_images.h"

/// Floats of scratch that one image needs in `ck_conv_pool_forward`.
size_t ck_conv_pool_scratch(const ck_conv_pool *shape);

/// out[n, rows, columns, filters] = max-pool(activation(conv(images, kernel) + bias)), and, unless it
/// is null, `argmax` of the same shape: the position row * pool_width + column of the winner inside
/// its pool cell, the first of equals. `kernel` is [kernel_height, kernel_width, channels, filters].
/// The images are records[indices[i]] for i < n (indices null: records[i]). `scratch` holds n times
/// ck_conv_pool_scratch floats; it keeps the images, less background, for the backward pass.
void ck_conv_pool_forward(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n,
    const float *kernel, const float *bias, float *scratch, float *out, int32_t *argmax);

/// The same for several draws of the weights at once, without winners: outs[d], for d < draws, is to the bit what
/// ck_conv_pool_forward makes of kernels[d] and biases[d]. Images are read once for all draws. `scratch` as there.
void ck_conv_pool_forward_draws(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n, int draws,
    const float *const *kernels, const float *const *biases, float *scratch, float *const *outs);

/// Gradients of a loss for kernel and bias from `grad_out` = d loss / d out, through the winners only.
/// `out` and `scratch` are those of the forward pass. Overwrites grad_kernel and grad_bias.
void ck_conv_pool_backward(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n,
    const float *scratch, const float *out, const int32_t *argmax, const float *grad_out,
    float *grad_kernel, float *grad_bias);

/// sums[i] = parts[0][i] + parts[1][i] + ... in that order; part p starts at parts + p * stride.
void ck_ordered_sum(const float *parts, long stride, int count, long first, long last, float *sums);

#endif
