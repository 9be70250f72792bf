#ifndef CK_PEAK_H
#define CK_PEAK_H

/// Billions of single-precision operations a second on vectors of eight, one thread, best of some trials; 0 where
/// it is not measured.
double ck_peak_gflops(void);

#endif
