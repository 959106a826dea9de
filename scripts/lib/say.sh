# shellcheck shell=bash
# Words for the person at the terminal. They go to standard error, so that standard output stays the program's.

# One line of news: say "Building …"
say() {
    printf '%s\n' "$*" >&2
}

# One sentence that says what went wrong and what to do, then a non-zero exit: die "There is no …"
die() {
    say "$@"
    exit 1
}
