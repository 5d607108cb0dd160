#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs the tests. See usage below, or ./tests/run.sh --help.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/packaging/common.sh"

usage() {
    cat <<'TEXT'
./tests/run.sh [option...]    without one: build preset dev, run every test, check the format
  -R REGEX     only the tests whose name matches (no format check)
  --extended   the long tests as well (ctest label "extended")
  --asan       the tests again under the address and undefined-behaviour sanitizers
  --tsan       the tests of core under the thread sanitizer, with the std::thread pool
  --fuzz       each fuzz target under clang's libFuzzer, SPECULA_FUZZ_SECONDS each (default 60)
  --package    DEB and TGZ: made, checked by lintian and others, unpacked and run
  --bench      specula-cli bench of the release build, and the instruction counts of its hot
               kernels against those in the tree; with --extended full sizes and other programs
Options that name a kind of run may be combined; each is done in turn.
TEXT
}

regex="" extended=no modes=()
while [ $# -gt 0 ]; do
    case "$1" in
    -R)
        [ $# -ge 2 ] || die "-R wants a regular expression"
        regex=$2
        shift
        ;;
    --extended) extended=yes ;;
    --asan | --tsan | --fuzz | --package | --bench) modes+=("${1#--}") ;;
    -h | --help)
        usage
        exit 0
        ;;
    *)
        usage >&2
        die "unknown option $1"
        ;;
    esac
    shift
done
[ ${#modes[@]} -gt 0 ] || modes=(plain)

export QT_QPA_PLATFORM=offscreen
# A test must not depend on the tester's language, nor reach the tester's own display.
export LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY LANGUAGE

# run_ctest FOLDER [command prefix...]
run_ctest() {
    local folder="$root/build/$1"
    shift
    local options=(--test-dir "$folder" --output-on-failure --no-tests=error
        --parallel "$(getconf _NPROCESSORS_ONLN)")
    [ -z "$regex" ] || options+=(-R "$regex")
    [ "$extended" = yes ] || options+=(-LE '^extended$')
    "$@" ctest "${options[@]}"
}

check_format() {
    local files count
    files=$(mktemp)
    find "$root/core" "$root/app" "$root/widgets" "$root/tests" -type f \
        -regex '.*\.\(h\|cpp\|cu\|cuh\)' -print0 >"$files"
    count=$(tr -cd '\0' <"$files" | wc -c)
    say "Checking the format of $count files"
    xargs -0 clang-format-14 --style=file --dry-run -Werror <"$files" ||
        die "the format differs; put it right with: clang-format-14 -i FILES"
    rm -f "$files"
}

run_plain() {
    ensure_packages build run test
    build_preset dev
    run_ctest dev
    [ -n "$regex" ] || check_format
}

run_asan() {
    ensure_packages build run
    build_preset asan
    ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1:allocator_may_return_null=1" \
        LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0" \
        UBSAN_OPTIONS="print_stacktrace=1:halt_on_error=1" \
        run_ctest asan
}

run_tsan() {
    ensure_packages build
    build_preset tsan
    # The sanitizer of GCC 12 does not start where the kernel spreads addresses too widely.
    local prefix=()
    if setarch "$(uname -m)" -R true 2>/dev/null; then prefix=(setarch "$(uname -m)" -R); fi
    TSAN_OPTIONS="suppressions=$root/tests/tsan.supp:halt_on_error=1:second_deadlock_stack=1:allocator_may_return_null=1" \
        run_ctest tsan "${prefix[@]}"
}

run_fuzz() {
    local target name count=0
    ensure_packages build fuzz
    build_preset fuzz tests/fuzz/all
    for target in "$root"/build/fuzz/bin/fuzz_*; do
        name=$(basename "$target")
        [ -z "$regex" ] || [[ $name =~ $regex ]] || continue
        mkdir -p "$root/build/fuzz/corpus/$name" "$root/build/fuzz/found/$name"
        say "Fuzzing $name for ${SPECULA_FUZZ_SECONDS:-60} s"
        (cd "$root/build/fuzz/found/$name" &&
            run_logged "$name" "$target" -max_total_time="${SPECULA_FUZZ_SECONDS:-60}" -timeout=20 \
                -rss_limit_mb=2048 -print_final_stats=1 "$root/build/fuzz/corpus/$name")
        grep -E '^stat::(number_of_executed_units|peak_rss_mb)' "$root/build/logs/$name.log" | sed 's/^/  /'
        count=$((count + 1))
    done
    [ "$count" -gt 0 ] || die "no fuzz target ran"
    echo "$count passed, 0 failed"
}

run_package() {
    ensure_packages build run test package
    "$root/tests/package/check_package.sh"
}

run_bench() {
    ensure_packages build run bench
    [ "$extended" = no ] || ensure_packages bench-extended
    build_preset release
    say "Counting the instructions of the hot kernels"
    "$root/build/release/bin/specula-cli" bench --instructions "$root/tests/bench/instructions.json"
    local options=(--results "$root/tests/bench/results")
    [ "$extended" = no ] || options+=(--extended)
    "$root/build/release/bin/specula-cli" bench "${options[@]}"
}

for mode in "${modes[@]}"; do "run_$mode"; done
