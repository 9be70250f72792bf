#ifndef CK_SPECIAL_H
#define CK_SPECIAL_H

// Special functions that C's library lacks, or has in a form not to be called by two threads at once.

/// ln |gamma(x)|; infinite at 0, -1, -2, ...
double ck_lgamma(double x);
/// d ln gamma(x) / dx. At 0 the infinity of the side that zero's sign says, at the other poles NaN.
double ck_digamma(double x);
/// The derivative of the digamma function; infinite at its poles 0, -1, -2, ...
double ck_trigamma(double x);

#endif
