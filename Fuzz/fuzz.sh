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
for format in archive csv idx npy safetensors; do
    case $format in
        archive) seeds=../Fixtures/archives ;;
        npy | safetensors) seeds=../Fixtures/serialization ;;
        *) seeds=../Fixtures/$format ;;
    esac
    place=.build/fuzz/$format
    mkdir -p "$place/inputs"
    echo "$format: $seconds s" >&2
    ".build/release/fuzz-$format" "$place/inputs" "$seeds" -artifact_prefix="$place/" -max_total_time="$seconds" \
        -max_len=16384 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 2>"$place/log" || {
        tail -n 30 "$place/log" >&2
        status=1
    }
done
exit $status
