# Chassis: build, test, look. Every target installs what it misses on Debian and Ubuntu.

PACKAGES := libncurses-dev libcurl4-openssl-dev libsqlite3-dev libphonenumber-dev libprotobuf-dev libzstd-dev zlib1g-dev ncurses-term tmux procps curl make
# Colours are a flag of the compiler: a build whose output goes to a file would be another one than that at a terminal, and
# either would begin anew after the other.
SWIFT_BUILD := swift build --no-color-diagnostics --explicit-target-dependency-import-check error
# What a debugger reads; `none` builds the tests in four fifths of the time.
DEBUG_INFO := dwarf
RELEASE := .build/release/chassis
DEMO := $(or $(TMPDIR),/tmp)/chassis-demo-$(shell id -u)

.PHONY: demo test build debug lint bench torture install-packages clean

## Builds and opens the console on a scratch copy of sample-data, jobs flowing, no key and no network needed.
demo: build
	@sh Tests/demo.sh $(RELEASE) $(DEMO)

## Every test.
test: install-packages
	$(SWIFT_BUILD) -debug-info-format $(DEBUG_INFO) --build-tests
	@sh Tests/run.sh

build: install-packages
	$(SWIFT_BUILD) -c release --product chassis

debug: install-packages
	$(SWIFT_BUILD)

## Formatting, file sizes.
lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	@sh Tests/file-sizes.sh

## Prints figures and the machine; see README, Figures.
bench: build
	$(RELEASE) bench queue
	$(RELEASE) bench pipeline
	$(RELEASE) bench console

## 1,000 jobs, workers killed by kill -9 twenty times; counts what is lost (nothing should be).
torture: build
	@sh Tests/torture.sh $(RELEASE)

install-packages:
	@if command -v dpkg >/dev/null 2>&1; then \
	  missing=""; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	  if [ -n "$$missing" ]; then \
	    echo "installing:$$missing"; \
	    sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	  fi; \
	fi
	@swift --version 2>/dev/null | grep -Eq 'Swift version (6\.([3-9]|[1-9][0-9])|[7-9]|[1-9][0-9])' || \
	  { echo "Swift 6.3 or later is needed: https://www.swift.org/install/linux/"; exit 1; }

clean:
	rm -rf .build $(DEMO)
