# shellcheck shell=bash
# Finds which system packages are missing and installs only those.
# Debian and Ubuntu by apt, macOS by Homebrew (untried); elsewhere the libraries are named and nothing is done.
# shellcheck source-path=SCRIPTDIR source=say.sh
source "${BASH_SOURCE[0]%/*}/say.sh"

# What the program is built against, by its Debian names. pkg-config is how the build finds libmongoc.
# shellcheck disable=SC2034  # for the scripts that source this
libraries=(libncurses-dev libmongoc-dev libbson-dev libcurl4-openssl-dev libsqlite3-dev pkg-config
    libcmark-gfm-dev libcmark-gfm-extensions-dev)

# Makes sure of packages, named as on Debian: ensure_packages "${libraries[@]}" tmux
# With nothing missing it prints nothing and asks for no rights.
ensure_packages() {
    if uses_apt; then
        install_with_apt "$@"
    elif [[ $(uname -s) == Darwin ]] && command -v brew >/dev/null; then
        install_with_brew "$@"
    else
        say "Nothing is installed for you on this system. Needed are, by their Debian names: $*."
    fi
}

# Whether this is Debian or a system like it; there, what is missing shows in milliseconds.
uses_apt() {
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null
}

# Prints those of the Debian packages in the arguments that are not there, one a line.
missing_packages() {
    local installed package
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' \
        "$@" libncursesw5-dev libcurl4-gnutls-dev 2>/dev/null) || true
    for package; do
        case $package in
        libncurses-dev) is_installed libncurses-dev || is_installed libncursesw5-dev ;;
        libcurl4-openssl-dev) is_installed libcurl4-openssl-dev || is_installed libcurl4-gnutls-dev ;;
        nodejs) command -v node >/dev/null ;;
        jq | pkg-config | tmux | unzip) command -v "$package" >/dev/null ;;
        python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
        *) is_installed "$package" ;;
        esac || printf '%s\n' "$package"
    done
}

# Whether a package is in the list that missing_packages asked for (its local `installed`).
is_installed() {
    [[ $'\n'$installed$'\n' == *$'\n'"$1 installed"$'\n'* ]]
}

install_with_apt() {
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            die "Packages are missing and there is no sudo: run 'apt-get install ${missing[*]}' as root."
        as_root=(sudo)
    fi
    say "Installing what is missing: ${missing[*]}"
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get)
    "${as_root[@]}" update </dev/null >&2 || say "The package lists could not be renewed; trying with those at hand."
    "${as_root[@]}" install --yes --no-install-recommends "${missing[@]}" </dev/null >&2 ||
        die "Could not install ${missing[*]}: apt-get's own words are above. Install them by hand, then try again."
}

install_with_brew() {
    local package formula missing=()
    for package; do
        case $package in
        libmongoc-dev) formula=mongo-c-driver ;;
        libncurses-dev) formula=ncurses ;;
        libcurl4-openssl-dev) formula=curl ;;
        libsqlite3-dev) formula=sqlite ;;
        pkg-config) formula=pkgconf ;;
        python3-venv) formula=python3 ;;
        nodejs) formula=node ;;
        libbson-dev) continue ;; # comes with mongo-c-driver
        libcmark-gfm-dev) formula=cmark-gfm ;;
        libcmark-gfm-extensions-dev) continue ;; # comes with cmark-gfm
        valgrind) continue ;; # not made for macOS any more; without it its test is passed over
        *) formula=$package ;;
        esac
        brew list --versions "$formula" >/dev/null 2>&1 || missing+=("$formula")
    done
    ((${#missing[@]})) || return 0
    say "Installing what is missing with Homebrew (macOS is untried so far): ${missing[*]}"
    brew install "${missing[@]}" </dev/null >&2 ||
        die "Could not install ${missing[*]}: Homebrew's own words are above. Install them by hand, then try again."
}
