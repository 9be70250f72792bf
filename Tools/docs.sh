#!/bin/sh
# Makes the libraries' documentation, of the modules that `swift build -c release` has left in BUILD: Tools/docs.sh BUILD OUTPUT.
# OUTPUT/NAME is a website of the library NAME; every warning is an error.
set -eu

build="$1"
output="$2"
here="$(cd "$(dirname "$0")/.." && pwd)"
tools="$(dirname "$(command -v swift)")"
triple="$(swift -print-target-info | sed -n 's/^ *"unversionedTriple": "\(.*\)",$/\1/p')"
graphs="$(mktemp -d)"
trap 'rm -rf "$graphs"' EXIT

# The modules in C, ours and those of other packages, and where their headers' own are.
flags="-I $here/Sources/CPNG/include -I $here/Sources/CKernels/include"
for map in "$(dirname "$build")"/checkouts/*/*/include/module.modulemap \
  "$(dirname "$build")"/checkouts/*/Sources/*/include/module.modulemap; do
  if [ -e "$map" ]; then flags="$flags -I $(dirname "$map")"; fi
done
for map in "$here"/Sources/C*/module.modulemap "$build"/*.build/module.modulemap; do flags="$flags -Xcc -fmodule-map-file=$map"; done
for flag in $(pkg-config --cflags-only-I zlib nettle freetype2 libpng libcmark-gfm); do
  flags="$flags -Xcc $flag"
done

mkdir -p "$output"
for library in Basics Plot Report Datasets Model Literate LiterateModel; do
  mkdir "$graphs/$library"
  # shellcheck disable=SC2086
  "$tools/swift-symbolgraph-extract" -module-name "$library" -target "$triple" \
    -I "$build/Modules" $flags -minimum-access-level public -skip-inherited-docs \
    -emit-extension-block-symbols -output-dir "$graphs/$library"
  "$tools/docc" convert --additional-symbol-graph-dir "$graphs/$library" \
    --fallback-display-name "$library" --fallback-bundle-identifier "report.$library" \
    --fallback-default-module-kind Library --warnings-as-errors --output-dir "$output/$library"
done
echo "$output"
