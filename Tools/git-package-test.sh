#!/bin/sh
# Tests that a package of somebody else's can have this one by an address and a version: what is committed here, as a
# bare repository with a tag. `git-package-test.sh PROGRAM [build]`: PROGRAM is any notebook's program, whose `new` makes
# the package. It is resolved and described; with `build` it is built and its page made too, which compiles the library.
set -eu
cd "$(dirname "$0")/.."
program="$(realpath "$1")"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
git clone --quiet --bare . "$scratch/report.git"
git -C "$scratch/report.git" tag --force 0.2.0 >/dev/null

"$program" new "$scratch/study" --package "file://$scratch/report.git" 2>/dev/null
cd "$scratch/study"
swift package --quiet resolve
grep -A 6 '"identity" : "report"' Package.resolved | grep -q '"version" : "0.2.0"' \
  || { echo "error: Package.resolved: found no report 0.2.0, expected it"; cat Package.resolved; exit 1; }
swift package describe | grep -q '^Name: study$' \
  || { echo "error: package: found no study, expected it described"; exit 1; }

if [ "${2:-}" = build ]; then
  swift build -c release -debug-info-format none
  "$(swift build -c release --show-bin-path)/study" build --quiet --strict --output "$scratch/output"
  "$(swift build -c release --show-bin-path)/study" check "$scratch/output"
fi
echo "a package by file:// and version: resolved${2:+, built}"
