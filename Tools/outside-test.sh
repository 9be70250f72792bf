#!/bin/sh
# Tests the packages that use this one: Tests/Outside and both examples. Each is built and tested, its notebook's page is made
# with --strict, checked, and tested in a browser where there is one; then a package that has this one by an address and a version,
# and the one that docs/first-notebook.md makes.
#
# All are built in one scratch folder, with the options of the Makefile, so that the library is compiled once. For that the plan of a
# build is made anew for each package, which SwiftPM would take from the one before; and tests do without testable imports, which
# would compile all again.
set -eu
cd "$(dirname "$0")/.."
scratch="$PWD/.build/outside"
pages=.build/outside-pages
flags="-c release --explicit-target-dependency-import-check error -debug-info-format none --scratch-path $scratch"
options="$flags --disable-build-manifest-caching"

in_browser() {
  log="$pages/web-test.log"
  if make --no-print-directory web-test PAGE="$1" >"$log" 2>&1; then
    grep 'faults$\|^skipped:\|^note:' "$log" || true
  elif grep -q 'cannot be installed' "$log"; then
    echo "note: $1 was not opened in a browser"
  else
    cat "$log"
    exit 3
  fi
}

for pair in Tests/Outside:everything Examples/coins:coins Examples/regression:regression; do
  package="${pair%:*}"
  program="${pair#*:}"
  swift build $options --package-path "$package"
  "$(swift build $options --package-path "$package" --show-bin-path)/$program" build \
    --quiet --strict --output "$pages/$program"
  "$scratch/release/$program" check "$pages/$program"
  if [ -d "$package/Tests" ]; then
    swift test $options --package-path "$package" --disable-testable-imports
  fi
  in_browser "$pages/$program/index.html"
done

# Parameters of each kind; and a claim that does not hold, which ends with 3, after a page that says so.
"$scratch/release/everything" build --quiet --seed 7 --seeds 2 --count 500 --spread 0.5 --no-notice --fails --label numbers \
  --shape disc --limit 100 --notes docs --output "$pages/parameters" 2>"$pages/parameters.log"
grep -q '^claim does not hold: asked-for' "$pages/parameters.log"
status=0
"$scratch/release/everything" check "$pages/parameters" >"$pages/parameters.log" 2>&1 || status=$?
[ "$status" = 3 ] || { cat "$pages/parameters.log"; exit 1; }

# The results of all of them are of their schema, where Python can tell.
python=.build/web-test/bin/python
if [ -x "$python" ]; then "$python" Tools/results-test.py "$pages"/*/results.json; fi

Tools/git-package-test.sh "$scratch/release/coins"

# Any notebook's program makes new packages; the page calls it report. Its commands know nothing of plans of other packages.
mkdir -p "$scratch/bin"
ln -sf "$scratch/release/coins" "$scratch/bin/report"
rm -f "$scratch/release.yaml"
if command -v python3 >/dev/null; then
  SWIFT_OPTIONS="$flags" Tools/first-notebook-test.py "$scratch/bin/report" "$PWD/.build/first-notebook"
else
  echo "skipped: docs/first-notebook.md was not followed, for there is no python3"
fi
rm -f "$scratch/release.yaml"
