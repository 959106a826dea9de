# shellcheck shell=bash
# What scripts/test --soak does beyond the suite: steps that are written down, the fuzzers, the thread sanitizer. Uses its
# `root` and `interruptible`, and sets its `status`.
# shellcheck disable=SC2154,SC2034

# Steps and what came of them, for the table.
soak_rows=()

prepare_soak() {
    soak_folder=$root/.build-soak
    soak_found=$soak_folder/found
    mkdir -p "$soak_found" "$soak_folder/logs"
}

# Runs a command; what it prints is seen and kept. A failure is noted, and the next step goes on.
soak_step() {
    local name=$1 log=$soak_folder/logs/${1// /-}.log began=$SECONDS code=0
    shift
    printf '\n== %s\n' "$name"
    interruptible kept "$log" "$@" || code=$?
    ((code == 0)) || status=1
    soak_rows+=("$(printf '%-24s %-8s %6d s   %s' "$name" "$( ((code == 0)) && echo ok || echo "FAILED")" \
        $((SECONDS - began)) "$(summary "$log")")")
}

kept() {
    local log=$1
    shift
    "$@" 2>&1 | tee "$log"
}

# What a step counted, in a phrase: its tests, or the inputs of a fuzzer.
summary() {
    local tests inputs
    tests=$(sed -n 's/.*Test run with \([0-9]* tests\).*/\1/p' "$1" | tail -n 1)
    inputs=$(sed -n 's/^fuzzing [a-z-]*: \(.*\)/\1/p' "$1" | tail -n 1)
    printf '%s%s' "$tests" "$inputs"
}

soak() {
    fuzz
    thread_sanitizer
}

# All paths, as many at a time as there are cores.
fuzz() {
    # Of several `-sanitize` the compiler of Swift takes the last, so one must name both.
    local flags=(--scratch-path "$soak_folder/fuzz" -c release --product Fuzzing --sanitize address --sanitize fuzzer
        -Xswiftc -enable-testing -Xswiftc "-sanitize=address,fuzzer"
        # Without what it compares: the words of each path are told to libFuzzer, and a third of the time is saved.
        -Xswiftc "-sanitize-coverage=edge,inline-8bit-counters,pc-table")
    export MOCK_INTERVIEW_FUZZING=1
    soak_step "build of the fuzzers" swift build "${flags[@]}"
    local program path
    program=$(swift build "${flags[@]}" --show-bin-path)/Fuzzing
    unset MOCK_INTERVIEW_FUZZING
    [[ -x $program ]] || return 0
    soak_step "fuzzing" fuzz_paths "$program"
    for path in $(MOCK_INTERVIEW_FUZZ_PATH=list "$program"); do
        soak_rows+=("$(printf '  %-22s %s' "$path" "$(summary "$soak_folder/logs/fuzzing-$path.log")")")
    done
}

fuzz_paths() {
    MOCK_INTERVIEW_FUZZ_PATH=list "$1" | xargs -P "$(nproc)" -I{} "$root/scripts/lib/fuzz-path" "$1" {} \
        "${MOCK_INTERVIEW_FUZZ_RUNS:-10000000}" "$soak_found" "$soak_folder/logs"
}

# The whole suite again, every part of it built with the thread sanitizer: the tests and the programs they start. Its reports go
# to files, wherever the process that has a race sends what it says; a test that only takes too long under it shows none.
thread_sanitizer() {
    local build=(--scratch-path "$soak_folder/thread" --sanitize thread) bin races suite
    soak_step "build for threads" swift build --build-tests "${build[@]}"
    bin=$(swift build "${build[@]}" --show-bin-path)
    rm -f "$soak_folder"/logs/races.*
    TSAN_OPTIONS="suppressions=$root/scripts/lib/thread-sanitizer.txt log_path=$soak_folder/logs/races exitcode=0"
    export TSAN_OPTIONS MOCK_INTERVIEW_BINARY=$bin/mock-interview MOCK_INTERVIEW_API_BINARY=$bin/mock-interview-api
    unset MOCK_INTERVIEW_SOAK
    soak_step "threads, most tests" swift test --skip-build "${build[@]}" --skip EndToEndTests --skip InterviewAPITests
    soak_step "threads, REST API" swift test --skip-build "${build[@]}" --filter InterviewAPITests
    # Suite by suite: a test's limit counts the wait for its turn, and under the sanitizer all turns together take too long.
    # Not what measures the processor's work, which is the sanitizer's here, nor a test that starts hundreds of programs.
    for suite in "$root"/Tests/EndToEndTests/*Tests.swift; do
        suite=$(basename "$suite" .swift)
        [[ $suite != IdleTests ]] || continue
        soak_step "threads, $suite" swift test --skip-build "${build[@]}" --filter "EndToEndTests\.$suite/" \
            --skip HostileTextTests/arguments
    done
    races=$(cat "$soak_folder"/logs/races.* 2>/dev/null | grep -c '^WARNING: ThreadSanitizer' || true)
    ((races == 0)) || status=1
    soak_rows+=("$(printf '%-24s %-8s %10s %d reports in .build-soak/logs' races "$( ((races == 0)) && echo ok || echo FAILED)" '' "$races")")
}

soak_table() {
    printf '\n%-24s %-8s %8s   %s\n' step outcome took counted
    printf '%s\n' "${soak_rows[@]}"
}
