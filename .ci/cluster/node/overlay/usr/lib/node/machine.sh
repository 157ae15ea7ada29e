# shellcheck shell=bash
# What the node changes about the container it runs in.

# Load tests run in here: without a default route nothing that they send can leave the machine.
stay_on_the_machine() {
  ip route del default 2>/dev/null || true
  ip -6 route del default 2>/dev/null || true
  echo 1 >/proc/sys/net/ipv4/ip_forward
}

# Pods go below this container's own group: nodes side by side don't meet there, and Docker removes it all with the container.
make_room_for_pods() { # sets group
  group=$(sed -n 's/^.*:memory:\(.*\)/\1/p' /proc/self/cgroup)
  if [[ -z $group ]]; then
    make_room_in_version_2
  elif [[ ! -d /sys/fs/cgroup/memory$group ]]; then
    group=/
  fi
}

# In version 2 a group with groups below it may hold no process itself.
make_room_in_version_2() {
  group=$(sed -n 's/^0:://p' /proc/self/cgroup)
  local tree=/sys/fs/cgroup$group process
  mkdir -p "$tree/node"
  while read -r process; do
    echo "$process" >"$tree/node/cgroup.procs" || true
  done <"$tree/cgroup.procs"
  sed 's/ / +/g; s/^/+/' "$tree/cgroup.controllers" >"$tree/cgroup.subtree_control"
}
