# shellcheck shell=bash
# What every part uses.

say() { printf 'cluster: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null; }

# What several programs have in common is compiled once if its version and these options are the same for all of them. Without what debuggers
# read, and with half as much garbage collected, the compilers need three quarters of the time.
compile() { # FOLDER PROGRAM PACKAGE [LINKER_FLAGS [MODFILE]]
  say "compiling ${2##*/}"
  (cd "$here/$1" && CGO_ENABLED=0 GOGC=200 nice -n 5 \
    go build -buildvcs=false -trimpath -gcflags=all=-dwarf=false -modfile="${5:-go.mod}" -ldflags="-s -w ${4:-}" -o "$2" "$3")
}

# Two builds of the same image at once would take twice as long each.
take_turns() {
  has flock || return 0
  exec 9>"$cache/lock"
  flock --nonblock 9 && return
  say "waiting for another prepare to finish"
  flock 9
}

wait_until() { # SECONDS COMMAND...
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.2
  done
}
