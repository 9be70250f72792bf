// Every kernel once, for the instruction set of the file that includes this. PANEL_VECTORS is how many vectors of a row
// a product of matrices does; LANES is 16 where convolutions and products have registers of sixteen lanes, else 8; TABLE
// and NAME name the result.
#include <math.h>
#include <string.h>

// Vectors are passed between inlined functions only: no binary interface is affected.
#pragma clang diagnostic ignored "-Wpsabi"

#include "convolution.h"
#include "program.h"
#include "simd.h"
#include "special.h"
#include "table.h"

#include "elementary.inc.h"

#include "spread.inc.h"
#include "conv_pool.inc.h"
#include "conv_pool_map.inc.h"
#include "conv_pool_entry.inc.h"
#include "conv_pool_draws.inc.h"
#include "conv_pool_backward.inc.h"
#include "ink.inc.h"
#include "random.inc.h"

#include "functions.inc.h"

#include "operands.inc.h"
#include "steps.inc.h"
#include "results.inc.h"
#include "program.inc.h"

#include "matrix.inc.h"
#include "patches.inc.h"
#include "depthwise.inc.h"
#include "convolution.inc.h"
#include "pooling.inc.h"
#include "axes.inc.h"
#include "log_softmax.inc.h"

static void philox(const uint32_t *counter, const uint32_t *key, uint32_t *words) {
  u8 c[4];
  for (int i = 0; i < 4; i++) c[i] = counter[i];
  philox_rounds(c, key[0], key[1]);
  for (int i = 0; i < 4; i++) words[i] = c[i][0];
}

const ck_table TABLE = {
    NAME, conv_pool_forward, conv_pool_forward_draws, conv_pool_backward, ordered_sum, philox, normals, uniforms, ink_encode,
    range, program_run, dot, dot_transposed, outer, convolve, convolve_input_gradient, convolve_kernel_gradient,
    max_pool, max_pool_gradient, average_pool, average_pool_gradient, log_softmax, log_softmax_gradient,
    reduce_sum, reduce_max, argmax,
};
