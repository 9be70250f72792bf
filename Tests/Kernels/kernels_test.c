// Every kernel against a naive reference, on the instruction set that REPORT_KERNELS asks for. With an argument: only
// the digest of the elementary functions' results, which is the same on every instruction set.
#include "check.h"

int main(int count, char **arguments) {
  (void)arguments;
  if (count > 1) {
    printf("%016llx\n", (unsigned long long)functions_digest());
    return 0;
  }
  test_functions();
  test_programs();
  test_matrices();
  test_convolutions();
  test_pooling();
  test_axes();
  test_ink_records();
  test_conv_pool();
  test_random();
  test_lanes();
  printf("%s: %s\n", ck_instruction_set(), failures() ? "failed" : "all kernels as they should be");
  return failures() != 0;
}
