# shellcheck shell=bash
# A Python with pymongo in an environment of its own, so that nothing is installed system-wide.
# shellcheck source-path=SCRIPTDIR source=packages.sh
source "${BASH_SOURCE[0]%/*}/packages.sh"
# shellcheck source-path=SCRIPTDIR source=cache.sh
source "${BASH_SOURCE[0]%/*}/cache.sh"

# Prints the path of that Python; makes it when it is not there.
test_python() {
    local python=$cache/test-venv/bin/python
    has_pymongo "$python" || with_cache_locked make_test_python "$python" || return
    printf '%s\n' "$python"
}

has_pymongo() {
    [[ -x $1 ]] && "$1" -c 'import pip, pymongo' 2>/dev/null
}

make_test_python() {
    ! has_pymongo "$1" || return 0 # another run was faster
    ensure_packages python3-venv
    say "Making a Python environment with pymongo in $cache/test-venv"
    python3 -m venv --clear "$cache/test-venv" >&2 ||
        die "Python's venv failed, its own words are above; Python 3.9 or newer with venv is needed."
    "$1" -m pip install --quiet --disable-pip-version-check 'pymongo>=4.6,<5' >&2 ||
        die "pymongo could not be installed from PyPI: see pip's own words above, then try again."
}

# Prints the path of schemathesis, in an environment of its own; makes it when it is not there.
schemathesis() {
    local program=$cache/schemathesis-venv/bin/schemathesis
    "$program" --version >/dev/null 2>&1 || with_cache_locked make_schemathesis "$program" || return
    printf '%s\n' "$program"
}

make_schemathesis() {
    [[ ! -x $1 ]] || return 0 # another run was faster
    ensure_packages python3-venv
    say "Making a Python environment with schemathesis in $cache/schemathesis-venv"
    python3 -m venv --clear "$cache/schemathesis-venv" >&2 ||
        die "Python's venv failed, its own words are above; Python 3.9 or newer with venv is needed."
    "$cache/schemathesis-venv/bin/python" -m pip install --quiet --disable-pip-version-check 'schemathesis>=4.0,<5' >&2 ||
        die "schemathesis could not be installed from PyPI: see pip's own words above, then try again."
}
