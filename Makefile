# make kfold    installs what is missing, builds, and cross-validates on the bundled sample
# make test     installs what is missing, builds, and runs all tests
# make lint     checks the format of the sources
# make format   formats the sources
# make bench    times it beside other tools, and writes the results to Benchmarks/RESULTS.md
# make bench-smoke    runs the benchmarks of this package on tiny inputs
# make fuzz     looks for inputs that stop a reader, FUZZ_SECONDS for each format: see Fuzz
# make sanitize runs all tests under the address sanitizer and the thread sanitizer
# make sanitize-smoke runs the tests of concurrent code under the thread sanitizer
# make install  puts the programs into PREFIX/bin and their completions where bash, zsh and fish look for them
# make install-manual  puts their manual pages into PREFIX/share/man
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 600
BENCHMARKS ?= kfold engine functions fashion csv growth
PROGRAMS = tabularkit housing fashion-mnist
# The index by which tests are found, without that of other modules, which takes a quarter of the time.
OWN_INDEX = -Xswiftc -index-ignore-system-modules -Xswiftc -index-ignore-clang-modules
RELEASE_TESTS = --configuration release --scratch-path .build-tests -Xswiftc -enable-testing $(OWN_INDEX)
SHARE = $(DESTDIR)$(PREFIX)/share
THREAD_OPTIONS = --sanitize=thread --scratch-path .build-thread $(OWN_INDEX)
THREAD_SANITIZED = TSAN_OPTIONS="suppressions='$(CURDIR)/Scripts/thread-sanitizer.supp'" \
	swift test --disable-xctest $(THREAD_OPTIONS)
# The tests of concurrent code: Package.swift leaves the others out of a build.
CONCURRENT_TESTS = TABULARKIT_TESTS="Arrays Tabular Training Regression"
SOURCES = Package.swift Sources Tests Snippets Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources

.PHONY: kfold test lint format bench bench-smoke fuzz sanitize sanitize-smoke build tests install install-manual dependencies

kfold: dependencies
	swift build --configuration release --product housing
	@.build/release/housing kfold --dataset sample

build: dependencies
	for name in $(PROGRAMS); do swift build --configuration release --product $$name || exit 1; done

# Programs and tests are one release build, in a folder of its own: tests must see what is internal, which programs that are
# installed need not.
test: tests
	@Scripts/install-dependencies gnuplot || echo "Without gnuplot the tests of its pictures are skipped." >&2
	@Scripts/install-dependencies mpi || echo "Without Open MPI and MPICH the tests of several ranks are skipped." >&2
	TABULARKIT_PROGRAMS=$(CURDIR)/.build-tests/release swift test --skip-build --disable-xctest $(RELEASE_TESTS)

tests: dependencies
	swift build --build-tests --explicit-target-dependency-import-check error $(RELEASE_TESTS)

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

format:
	swift format format --in-place --parallel --recursive $(SOURCES)

bench: build
	swift build --configuration release --product bench
	@Scripts/install-dependencies gnuplot
	for name in $(BENCHMARKS); do python3 Benchmarks/results.py $$name Benchmarks/$$name.py || exit 1; done

bench-smoke: tests
	TABULARKIT_BUILD=.build-tests/release python3 Benchmarks/smoke.py

fuzz: dependencies
	Fuzz/fuzz.sh $(FUZZ_SECONDS)

# Memory still held at exit is not a leak: MemoryTests look for leaks.
sanitize: dependencies
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-xctest --sanitize=address --scratch-path .build-address
	$(THREAD_SANITIZED)

# Without the tests that compute for long in one thread.
sanitize-smoke: dependencies
	$(CONCURRENT_TESTS) swift build --product TabularKitPackageTests $(THREAD_OPTIONS)
	$(CONCURRENT_TESTS) $(THREAD_SANITIZED) --skip-build --skip \
		'SnippetTests|everyPreset|PreprocessorLaws|Parity|StreamedFit|MatrixKernel|MatrixProduct|aRowWithoutEnd|errorsAreBelow'

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install $(addprefix .build/release/,$(PROGRAMS)) $(DESTDIR)$(PREFIX)/bin
	install -d $(SHARE)/bash-completion/completions $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	for name in $(PROGRAMS); do \
		.build/release/$$name --generate-completion-script bash > $(SHARE)/bash-completion/completions/$$name && \
		.build/release/$$name --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_$$name && \
		.build/release/$$name --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/$$name.fish || exit 1; \
	done

install-manual: dependencies
	swift package plugin generate-manual
	install -d $(SHARE)/man/man1
	for name in $(PROGRAMS); do \
		install -m 644 .build/plugins/GenerateManual/outputs/*/$$name.1 $(SHARE)/man/man1 || exit 1; \
	done

dependencies:
	@Scripts/install-dependencies
