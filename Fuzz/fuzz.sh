#!/bin/sh
# fuzz.sh SECONDS: builds a program for each format, and lets libFuzzer look for inputs that make it stop, all at once and so
# long each.
#
# What was found is left as Fuzz/.build/fuzz/FORMAT/crash-...; inputs that reach new code are kept there for the next run.
set -eu
cd "$(dirname "$0")"
seconds=$1

# fuzz FORMAT SEEDS...: fails if the format's program stops at an input.
fuzz() {
    format=$1
    shift
    place=.build/fuzz/$format
    mkdir -p "$place/inputs"
    status=0
    ".build/release/fuzz-$format" "$place/inputs" "$@" -dict="dictionaries/$format.dict" -artifact_prefix="$place/" \
        -max_total_time="$seconds" -max_len=16384 -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 2>"$place/log" ||
        status=1
    if [ $status = 1 ]; then tail -n 30 "$place/log" >&2; fi
    echo "$format: $(grep "^Done" "$place/log" || echo "stopped")" >&2
    return $status
}

# Of several -sanitize the compiler takes the last, which must therefore name both.
swift build --configuration release --sanitize fuzzer --sanitize address -Xswiftc -sanitize=fuzzer,address
# Files come and go by the thousand: in memory, where there is such a place.
if [ -w /dev/shm ]; then export TMPDIR=/dev/shm; fi
fuzz archive ../Fixtures/archives ../Fixtures/hostile/archives & jobs=$!
fuzz csv ../Fixtures/hostile/csv & jobs="$jobs $!"
fuzz idx ../Fixtures/idx ../Fixtures/hostile/idx & jobs="$jobs $!"
fuzz npy ../Fixtures/serialization & jobs="$jobs $!"
fuzz safetensors ../Fixtures/serialization ../Fixtures/hostile/safetensors & jobs="$jobs $!"
status=0
for job in $jobs; do wait "$job" || status=1; done
exit $status
