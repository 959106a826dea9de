# shellcheck shell=bash
# What was fetched once and is kept between runs: mongod and the tests' Python.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mock-interview

# Runs a command while no other run of these scripts changes the cache: with_cache_locked fetch_mongod
with_cache_locked() {
    mkdir -p "$cache"
    (
        ! command -v flock >/dev/null || flock 8
        "$@"
    ) 8<"$cache"
}
