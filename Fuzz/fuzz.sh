#!/bin/sh
# fuzz.sh SECONDS: builds a program for each format, and lets libFuzzer look for inputs that make it stop, so long each.
#
# What was found is left as Fuzz/.build/fuzz/FORMAT/crash-...; inputs that reach new code are kept there for the next run.
set -eu
cd "$(dirname "$0")"
seconds=$1

# Of several -sanitize the compiler takes the last, which must therefore name both.
swift build --configuration release --sanitize fuzzer --sanitize address -Xswiftc -sanitize=fuzzer,address
status=0
# Files come and go by the thousand: in memory, where there is such a place.
if [ -w /dev/shm ]; then export TMPDIR=/dev/shm; fi
for format in archive csv idx npy safetensors; do
    case $format in
        archive) seeds="../Fixtures/archives ../Fixtures/hostile/archives" ;;
        csv) seeds=../Fixtures/hostile/csv ;;
        idx) seeds="../Fixtures/idx ../Fixtures/hostile/idx" ;;
        npy) seeds="../Fixtures/serialization" ;;
        safetensors) seeds="../Fixtures/serialization ../Fixtures/hostile/safetensors" ;;
    esac
    place=.build/fuzz/$format
    mkdir -p "$place/inputs"
    echo "$format: $seconds s" >&2
    # The seeds are a list of folders: no quotes.
    ".build/release/fuzz-$format" "$place/inputs" $seeds -dict="dictionaries/$format.dict" -artifact_prefix="$place/" \
        -max_total_time="$seconds" -max_len=16384 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 2>"$place/log" || {
        tail -n 30 "$place/log" >&2
        status=1
    }
    grep "^Done" "$place/log" >&2 || true
done
exit $status
