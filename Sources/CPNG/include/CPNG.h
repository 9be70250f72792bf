#ifndef CPNG_H
#define CPNG_H
#include <stddef.h>
#include <stdint.h>
/// The version of the libpng that this program runs with, as text.
const char *cpng_version(void);
#endif
