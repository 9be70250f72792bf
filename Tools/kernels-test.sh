#!/bin/sh
# Tests the C kernels by their own tests, Tests/Kernels: `native` on every instruction set that the processor has,
# `arm64` cross-compiled under QEMU, where it also looks at the instructions of the hot loops. 69 where the tools cannot
# be had.
set -eu
cd "$(dirname "$0")/.."

build=.build/kernels-test
flags="-O2 -Wall -Wextra -Wvla -Werror -ISources/CKernels/include -ITests/Kernels"
mkdir -p "$build"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Swift's own clang, or the system's.
find_clang() {
  clang=clang
  if command -v swiftc >/dev/null; then
    beside="$(dirname "$(readlink -f "$(command -v swiftc)")")/clang"
    if [ -x "$beside" ]; then clang="$beside"; fi
  fi
  command -v "$clang" >/dev/null
}

find_qemu() { qemu="$(command -v qemu-aarch64-static || command -v qemu-aarch64)"; }

install_tools() {
  missing=
  find_clang || missing="$missing clang"
  find_qemu || missing="$missing qemu-user-static"
  command -v aarch64-linux-gnu-gcc >/dev/null || missing="$missing gcc-aarch64-linux-gnu"
  [ -e /usr/aarch64-linux-gnu/include/math.h ] || missing="$missing libc6-dev-arm64-cross"
  [ -n "$missing" ] || return 0
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $missing >/dev/null && find_clang && find_qemu ||
    { echo "error:$missing: apt: cannot be installed"; exit 69; }
}

# compile NAME OPTIONS...
compile() {
  program="$build/$1"
  shift
  "$clang" $flags "$@" Sources/CKernels/*.c Tests/Kernels/*.c -lm -lpthread -o "$program"
}

# same_digest PROGRAM...: the elementary functions' bits are those of portable C.
same_digest() {
  expected="$(REPORT_KERNELS=portable "$build/native" digest)"
  digest="$("$@" digest)"
  if [ "$digest" != "$expected" ]; then
    echo "error: elementary functions: $digest, portable C has $expected"
    exit 1
  fi
}

# wants FUNCTION INSTRUCTION: vectors of four floats in the assembly of the kernels.
wants() {
  count="$(awk -v name="$1" '/^_?[a-z][a-z_0-9]*:/ { inside = $0 ~ "^_?" name ":" } inside' "$build/kernels.s" |
    grep -c "$2.*v[0-9]*\.4s" || true)"
  if [ "$count" = 0 ]; then
    echo "error: $1: no $2 on vectors of four floats: its loop is not vector code"
    exit 1
  fi
  echo "$1: $count times $2 on vectors of four floats"
}

case "${1-}" in
native)
  find_clang || { echo "error: clang: not found"; exit 69; }
  compile native
  for kernels in portable avx2 avx512; do
    REPORT_KERNELS=$kernels "$build/native"
    same_digest env REPORT_KERNELS=$kernels "$build/native"
  done
  ;;
arm64)
  target="--target=aarch64-linux-gnu"
  qemu=
  case "$(uname -m)" in
  aarch64) find_clang || { echo "error: clang: not found"; exit 69; } ;;
  *) install_tools ;;
  esac
  compile arm64 $target -static
  $qemu "$build/arm64"
  compile native
  same_digest $qemu "$build/arm64"
  "$clang" $flags $target -S Sources/CKernels/kernels_portable.c -o "$build/kernels.s"
  wants conv_pool_forward fmla
  wants panel_tiles fmla
  wants program_step fadd
  ;;
*)
  echo "usage: kernels-test.sh native | arm64" >&2
  exit 64
  ;;
esac
