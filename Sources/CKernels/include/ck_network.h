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

/// Gradients of a loss for kernel and bias from `grad_out` = d loss / d out, through the winners only.
/// `out` and `scratch` are those of the forward pass. Overwrites grad_kernel and grad_bias.
void ck_conv_pool_backward(
    const ck_ink_layout *layout, const uint8_t *records, const int32_t *indices, int n,
    const float *scratch, const float *out, const int32_t *argmax, const float *grad_out,
    float *grad_kernel, float *grad_bias);

/// Asks the memory for the record of an image that is wanted soon.
void ck_prefetch(const ck_ink_layout *layout, const uint8_t *records, int32_t index);

/// Width of a padded row of `units` logits: the next multiple of eight.
int ck_padded(int units);

/// logits[n, ck_padded(units)] = x[n, inputs] kernel[inputs, units] + bias; what stands in the padding
/// is of no meaning.
void ck_dense_forward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *bias,
    float *logits);

/// grad_kernel = x' grad_logits, grad_bias = column sums, grad_x = grad_logits kernel' (grad_x may be
/// null). grad_logits is [n, ck_padded(units)] with zeros in the padding. All are overwritten.
void ck_dense_backward(
    const float *x, int n, int inputs, int units, const float *kernel, const float *grad_logits,
    float *grad_kernel, float *grad_bias, float *grad_x);

/// Softmax cross-entropy from logits: returns the sum over the images of log sum exp z - z[label].
/// grad_logits = scale (softmax(z) - one-hot(label)), padding zero; `correct` counts the images whose
/// first greatest logit is the label. grad_logits may be null.
double ck_softmax_cross_entropy(
    const float *logits, int n, int units, const int32_t *labels, float scale, float *grad_logits,
    int *correct);

/// probabilities[n, units] = softmax(logits[n, ck_padded(units)]).
void ck_softmax(const float *logits, int n, int units, float *probabilities);

/// One step of RMSprop in its legacy form (Keras up to 2.10): v = rho v + (1 - rho) g^2,
/// w -= rate g / (sqrt(v) + epsilon).
void ck_rmsprop(
    float *weights, float *mean_square, const float *gradients, long count, float rate, float rho,
    float epsilon);

/// sums[i] = parts[0][i] + parts[1][i] + ... in that order; part p starts at parts + p * stride.
void ck_ordered_sum(const float *parts, long stride, int count, long first, long last, float *sums);

#endif
