# `make report` and `make test` do all the set-up on Debian and Ubuntu with Swift installed.

SHELL := /bin/bash
PACKAGES := zlib1g-dev libpng-dev libfreetype-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	fonts-dejavu-core pkg-config
# One set of flags for the program and its tests, so that what one builds the other finds built.
FLAGS := -c release --explicit-target-dependency-import-check error
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
OUTPUT ?= output

.PHONY: report build test lint setup bench figures-compare web-test clean

## Builds the program and the report, and says where the page is.
report: build
	.build/release/report build --output $(OUTPUT) $(ARGS)

build: setup
	swift build $(FLAGS) --product report

## Runs all tests.
test: setup
	swift test $(FLAGS)

## Checks the style of every Swift file.
lint:
	swift format lint --strict --recursive Package.swift Sources Plugins Tests Benchmarks

## Installs the system packages that are missing.
setup:
	@missing=; \
	if command -v dpkg-query >/dev/null; then \
	  for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
	      || missing="$$missing $$package"; \
	  done; \
	  if [ -n "$$missing" ]; then \
	    echo "Installing$$missing"; \
	    $(SUDO) apt-get update -qq \
	      && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	        --no-install-recommends $$missing; \
	  fi; \
	else \
	  echo "No dpkg here. Needed: the headers of zlib, libpng, FreeType and cmark-gfm, and DejaVu Sans."; \
	fi

## Times training, inference, figures and the whole build; with peers where they are installed (PEERS).
bench: setup
	swift build $(FLAGS) --product report-bench
	.build/release/report-bench $(ARGS)

clean:
	rm -rf .build output
