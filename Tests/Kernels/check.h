#ifndef CHECK_H
#define CHECK_H
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

// What the tests of the kernels share.

/// `count` floats with ck_slack more behind them, which are NaN: who uses them, or writes them, is found out.
float *array(long count);
/// The same, random in [-1, 1).
float *random_array(long count);
double random_number(void);  ///< in [0, 1)
/// Checks that nothing was written behind the end, and frees.
void release(const char *what, float *values, long count);

/// Counts a failure and says so unless `holds`.
void require(int holds, const char *what, long index, double value, double expected);

/// |value - expected| <= terms 2^-24 magnitude: the bound for a sum of `terms` rounded steps whose terms add up, in
/// absolute value, to `magnitude` (Higham, Accuracy and Stability of Numerical Algorithms, 3.1).
void near_sum(const char *what, long index, float value, double expected, double magnitude, double terms);

/// Distance in units in the last place of the float nearest to `expected`.
double ulps(float value, double expected);

int failures(void);

uint64_t functions_digest(void);
void test_functions(void);
void test_programs(void);
void test_matrices(void);
void test_convolutions(void);
void test_pooling(void);
void test_axes(void);
void test_conv_pool(void);
void test_ink_records(void);
void test_random(void);
void test_lanes(void);

#endif
