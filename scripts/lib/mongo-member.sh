# shellcheck shell=bash
# One mongod on a loopback port, all of it in one folder: data/, mongod.log, port. Linux only (/proc).
# shellcheck source-path=SCRIPTDIR source=say.sh
source "${BASH_SOURCE[0]%/*}/say.sh"

# Starts a mongod and returns when it listens: start_member MONGOD FOLDER [further options of mongod]
# The kernel picks the port, and mongod itself binds it, so nobody can take it in between; a mongod that ran here before
# comes back on its old port with its old data.
start_member() {
    local mongod=$1 folder=$2 port=0
    shift 2
    [[ ! -s $folder/port ]] || port=$(<"$folder/port")
    mkdir -p "$folder/data"
    # The journal is on, but not laid out ahead in files of 100 MB: /tmp may be memory.
    # --fork returns once the server listens, or fails when it does not.
    # Test commands: a test can have the server refuse what it would allow.
    # Descriptor 9 is the lock of scripts/mongo, which the server must not keep.
    timeout --foreground 60 "$mongod" --bind_ip 127.0.0.1 --port "$port" --nounixsocket --fork \
        --setParameter enableTestCommands=1 \
        --dbpath="$folder/data" --logpath "$folder/mongod.log" \
        --wiredTigerCacheSizeGB 0.25 --oplogSize 64 \
        --wiredTigerEngineConfigString 'log=(prealloc=false,file_max=8MB)' "$@" \
        </dev/null >"$folder/launch.log" 2>&1 9>&- ||
        die "mongod did not start: $(last_complaint "$folder")"
    sed -n 's/.*"Waiting for connections","attr":{"port":\([0-9]*\).*/\1/p' "$folder/mongod.log" >"$folder/port"
    [[ -s $folder/port ]] || die "mongod did not tell its port: $(last_complaint "$folder")"
}

# The last error in a member's log, else its last line, else what mongod said before it had a log.
last_complaint() {
    local log
    for log in "$1/mongod.log" "$1/launch.log"; do
        [[ -s $log ]] || continue
        { grep -E '"s":"[EF]"' "$log" || cat "$log"; } | tail -n 1
        return
    done
    printf 'it said nothing.\n'
}

# Prints the processes of a member, one a line: those whose arguments name its data folder, so never somebody else's.
member_processes() {
    # The pattern goes in by standard input: as an argument it would make grep find itself.
    # shellcheck disable=SC2062  # the unquoted word is files, the pattern is not among the arguments
    { grep -lzFx --file=- /proc/[0-9]*/cmdline 2>/dev/null <<<"--dbpath=$1/data" || true; } | cut -d / -f 3
}

member_runs() {
    [[ -n $(member_processes "$1") ]]
}

# Ends a member and returns when it is gone. Its data goes with it, so there is nothing to shut down in order.
stop_member() {
    local deadline=$((SECONDS + 10)) process
    while member_runs "$1"; do
        ((SECONDS < deadline)) || die "mongod ($(member_processes "$1" | tr '\n' ' ')) does not end."
        for process in $(member_processes "$1"); do
            kill -KILL "$process" 2>/dev/null || true
        done
        sleep 0.05
    done
}
