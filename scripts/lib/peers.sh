# shellcheck shell=bash
# The programs that scripts/bench measures beside ours. What PyPI has goes into a folder of its own in the cache.
# shellcheck source-path=SCRIPTDIR source=python.sh
source "${BASH_SOURCE[0]%/*}/python.sh"

# Prints the path of a program of a package on PyPI, installed once: python_peer elia-chat elia [PYTHON]
# Prints nothing where it cannot be had: then its rows have no figure beside them.
python_peer() {
    local package=$1 program=$cache/bench-$1/bin/$2 installer
    # Before the lock: it takes the lock itself.
    installer=$(test_python)
    [[ -x $program ]] || with_cache_locked install_python_peer "$package" "$program" "${3:-python3}" "$installer" || return 0
    printf '%s\n' "$program"
}

install_python_peer() {
    local package=$1 program=$2 python=$3 installer=$4 folder=${2%/bin/*}
    [[ ! -x $program ]] || return 0 # another run was faster
    say "Installing $package from PyPI in $folder (once)"
    rm -rf "$folder"
    if ! "$python" -m venv --without-pip "$folder" >&2 ||
        ! "$installer" -m pip --python "$folder/bin/python" install --quiet --disable-pip-version-check "$package" >&2; then
        rm -rf "$folder"
        say "$package could not be installed; nothing is measured beside it."
        return 1
    fi
}

# Prints the path of Mistral Vibe, which wants Python 3.12 or newer.
vibe() {
    local python
    if [[ -x $cache/bench-mistral-vibe/bin/vibe ]]; then
        printf '%s\n' "$cache/bench-mistral-vibe/bin/vibe"
    elif python=$(newer_python); then
        python_peer mistral-vibe vibe "$python"
    fi
}

# Prints a Python of 3.12 or newer: one that is installed or, on Debian 12, that of Debian 13 in the cache.
newer_python() {
    local python fetched=$cache/python3.13/usr/bin/python3.13
    for python in python3.14 python3.13 python3.12; do
        # The name may be there and stand for nothing, as those of pyenv do.
        ! "$python" -c 'import venv' 2>/dev/null || { command -v "$python" && return; }
    done
    if [[ ! -x $fetched ]] && ! with_cache_locked fetch_newer_python "$cache/python3.13"; then
        say "There is no Python 3.12 or newer; nothing is measured beside Mistral Vibe."
        return 1
    fi
    printf '%s\n' "$fetched"
}

# Unpacks Debian 13's Python with the libraries it needs, its C library among them, into a folder; installs nothing.
fetch_newer_python() {
    local folder=$1 work keys=/usr/share/keyrings/debian-archive-keyring.gpg apt deb
    [[ ! -x $folder/usr/bin/python3.13 ]] || return 0 # another run was faster
    uses_apt && [[ -e $keys && $(dpkg --print-architecture) == amd64 ]] || return
    ensure_packages patchelf
    say "Fetching Python 3.13 of Debian 13 (14 MB, once)"
    work=$(mktemp -d "$cache/download.XXXXXX")
    # shellcheck disable=SC2064  # the folder of now is the one to remove; this is a subshell, its EXIT is its own
    trap "rm -rf '$work'" EXIT
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/root"
    printf 'deb [signed-by=%s] http://deb.debian.org/debian trixie main\n' "$keys" >"$work/sources.list"
    apt=(apt-get -q -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State="$work/state"
        -o Dir::State::status=/dev/null -o Dir::Cache="$work/cache" -o APT::Sandbox::User="$(id -un)")
    "${apt[@]}" update >&2 || return
    (cd "$work" && "${apt[@]}" download python3.13-minimal libpython3.13-minimal libpython3.13-stdlib libc6 libexpat1 \
        zlib1g libssl3t64 libffi8 libsqlite3-0 libbz2-1.0 liblzma5 libncursesw6 libtinfo6 libreadline8t64 libuuid1 \
        libzstd1 libgcc-s1 libstdc++6) >&2 || return
    for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$work/root" || return; done
    patchelf --set-interpreter "$folder/usr/lib64/ld-linux-x86-64.so.2" \
        --force-rpath --set-rpath "$folder/usr/lib/x86_64-linux-gnu" "$work/root/usr/bin/python3.13" || return
    rm -rf "$folder"
    mv "$work/root" "$folder"
}
