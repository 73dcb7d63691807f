# What both scripts of the house need; sourced, not run. Sets `root` and offers `prepare` and `quietly`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# The Swift toolchain is the one thing that is not installed from here.
find_swift() {
    command -v swift >/dev/null 2>&1 && return
    local folder
    for folder in /opt/swift/usr/bin /usr/local/swift/usr/bin "$HOME/.local/share/swiftly/bin"; do
        if [ -x "$folder/swift" ]; then
            PATH="$folder:$PATH"
            return
        fi
    done
    say "frazil: Swift 6.3 or later is needed, and there is no \`swift\` on the PATH or in /opt/swift/usr/bin."
    say "        Install the toolchain for your system from swift.org and run this again."
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# libedit's header is the one library that is built against.
find_libedit() {
    [ -f /usr/include/histedit.h ] && return
    if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists libedit; then return; fi
    if ! command -v apt-get >/dev/null 2>&1 || ! as_root true 2>/dev/null; then
        say "frazil: libedit's header is needed (Debian and Ubuntu: apt-get install libedit-dev)."
        exit 1
    fi
    say "frazil: installing libedit-dev"
    quietly as_root apt-get update
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libedit-dev
}

# Says nothing unless it fails; then all of it.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [ "$status" != 0 ]; then
        say "frazil: failed ($status): $*"
        cat "$log" >&2
    fi
    rm -f "$log"
    return "$status"
}

prepare() {
    find_swift
    find_libedit
}

swift_options=(-c release --package-path "$root" --explicit-target-dependency-import-check error)
