#ifndef CK_VARIATIONAL_H
#define CK_VARIATIONAL_H
#include <stdint.h>

/// Four words of Philox4x32-10 (Salmon et al., SC 2011) for a counter and a key.
void ck_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t words[4]);

/// Standard normal numbers first ..< first + count of the stream (key, stream), the same bits on every
/// instruction set. Number i comes from the Philox block (i / 4, stream), so any part of a stream
/// can be computed alone.
void ck_normals(uint64_t key, uint64_t stream, uint64_t first, long count, float *normals);

/// sigma[i] = epsilon + softplus(rho[i]).
void ck_softplus(const float *rho, long count, float epsilon, float *sigma);

/// draw[i] = loc[i] + sigma[i] noise[i].
void ck_reparameterize(
    const float *loc, const float *sigma, const float *noise, long count, float *draw);

/// KL(N(loc, sigma) || N(0, 1)) in nats, summed: sum of (sigma^2 + loc^2 - 1) / 2 - ln sigma.
double ck_kl_standard_normal(const float *loc, const float *sigma, long count);

/// log q(draw) - log p(draw) in nats for q = N(loc, sigma) with draw = loc + sigma noise, and p the
/// mixture, over the whole vector, of `components` diagonal normals with mean 0: component c has
/// log weight log_weights[c] and standard deviation scales[c]. `score` receives -d log p / d draw per
/// unit of draw: the gradient is score * draw.
double ck_kl_mixture(
    const float *draw, const float *noise, const float *sigma, long count, const double *log_weights,
    const double *scales, int components, double *score);

/// Gradients for the parameters of a reparameterised normal. With g = grad_draw + draw_weight draw:
///   grad_loc = g + loc_weight loc
///   grad_rho = (g noise + sigma_weight sigma - entropy_weight / sigma) sigmoid(rho)
/// (exact KL: draw_weight 0, the other three its weight; Monte-Carlo KL: draw_weight = weight score,
/// entropy_weight = weight, the other two 0).
void ck_variational_pull_back(
    const float *loc, const float *rho, const float *sigma, const float *noise, const float *draw,
    const float *grad_draw, long count, float draw_weight, float loc_weight, float sigma_weight,
    float entropy_weight, float *grad_loc, float *grad_rho);

#endif
