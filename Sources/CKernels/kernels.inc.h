// Every kernel once, for the instruction set of the file that includes this. HELD_ROWS is how many rows of a pool
// cell the convolution keeps in registers; TABLE and NAME name the result.
#include <math.h>

#include "simd.h"
#include "table.h"

#include "elementary.inc.h"

#include "conv_pool.inc.h"
#include "conv_pool_entry.inc.h"
#include "conv_pool_backward.inc.h"
#include "dense.inc.h"
#include "ink.inc.h"
#include "optimizer.inc.h"
#include "random.inc.h"
#include "softmax.inc.h"
#include "variational.inc.h"

static void philox(const uint32_t *counter, const uint32_t *key, uint32_t *words) {
  u8 c[4];
  for (int i = 0; i < 4; i++) c[i] = counter[i];
  philox_rounds(c, key[0], key[1]);
  for (int i = 0; i < 4; i++) words[i] = c[i][0];
}

const ck_table TABLE = {
    NAME,           conv_pool_forward, conv_pool_backward, dense_forward,
    dense_backward, softmax_cross_entropy, softmax, rmsprop, ordered_sum, philox, normals, softplus,
    reparameterize, kl_standard_normal, kl_mixture, variational_pull_back, ink_encode, range,
};
