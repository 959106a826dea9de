# shellcheck shell=bash
# Makes sure of the Swift toolchain.
# shellcheck source-path=SCRIPTDIR source=say.sh
source "${BASH_SOURCE[0]%/*}/say.sh"

# Ends with one sentence unless `swift` is there and is 6.3 or newer.
require_swift() {
    local where="get Swift 6.3 from https://swift.org/install" version
    command -v swift >/dev/null || die "Swift 6.3 is needed and there is no swift on the PATH: $where."
    version=$(swift --version 2>&1) || true
    [[ $version =~ Swift\ version\ ([0-9]+)\.([0-9]+)[^\ ]* ]] ||
        die "Swift 6.3 is needed, and $(command -v swift) does not tell its version (${version##*$'\n'}): $where."
    ((BASH_REMATCH[1] > 6 || (BASH_REMATCH[1] == 6 && BASH_REMATCH[2] >= 3))) ||
        die "Swift 6.3 is needed and this is ${BASH_REMATCH[0]#Swift version } ($(command -v swift)): $where."
}
