# shellcheck shell=bash
# What every part uses.

say() { printf 'cluster: %s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null; }

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
