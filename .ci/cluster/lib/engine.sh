# shellcheck shell=bash
# A Docker engine: the one that answers, else one started here.

ensure_engine() {
  engine_answers && return
  [[ -z ${DOCKER_HOST:-} ]] || die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST"
  if ! has dockerd; then
    install_packages dockerd:docker.io
    # Where systemd runs, the package has just started the engine.
    engine_answers && return
  fi
  [[ $EUID == 0 ]] || die "no Docker engine answers, and only root can start one"
  start_dockerd
}

engine_answers() { timeout 10 docker info >/dev/null 2>&1; }

start_dockerd() {
  local log=/var/log/throng-dockerd.log
  local options=()
  can_raise_limits || use_reduced_runc
  forget_stale_pid /var/run/docker.pid dockerd
  forget_stale_pid /var/run/docker/containerd/containerd.pid containerd

  say "starting dockerd, which stays (log: $log)"
  # At its usual priority, whatever this script's own.
  setsid --fork chrt --other 0 dockerd "${options[@]}" </dev/null >"$log" 2>&1 3>&- 9>&-
  wait_until 60 engine_answers && return
  tail -n 20 "$log"
  die "dockerd did not answer within 60 s; the end of its log is above"
}

# CAP_SYS_RESOURCE is bit 24. Without it in the bounding set runc fails to start privileged containers.
can_raise_limits() {
  local bounding
  bounding=$(awk '/^CapBnd/ {print $2}' /proc/self/status)
  ((0x$bounding >> 24 & 1))
}

# The wrapper is installed outside of this checkout and the cache, since dockerd outlives both.
use_reduced_runc() {
  install_packages jq:jq
  install -D --mode=755 "$here/runc-no-sysres" /usr/local/lib/throng/runc-no-sysres
  options+=(--add-runtime no-sysres=/usr/local/lib/throng/runc-no-sysres --default-runtime no-sysres)
}

# A killed daemon leaves its pid file behind; a new one refuses to start if any process has that number by now.
forget_stale_pid() { # FILE NAME
  [[ -f $1 ]] || return 0
  [[ $(cat "/proc/$(cat "$1")/comm" 2>/dev/null) == "$2" ]] || rm "$1"
}

engine_settings() {
  local address
  address=$(docker context inspect --format '{{.Endpoints.docker.Host}}')
  echo "DOCKER_HOST=$address"
  # Where the machine looks like a container, Testcontainers would pull an image just to learn this.
  if [[ $address == unix:* && -d /sys/class/net/docker0 ]]; then
    echo "TESTCONTAINERS_HOST_OVERRIDE=localhost"
  fi
}
