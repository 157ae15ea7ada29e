package dev.throng.cluster;

/** A pod of a run, and what may befall it. */
record RunPod(String namespace, String name, String uid, String address) {

  /** Signal 9, as no program can be prepared for it. */
  void kill() {
    Node.started().shell("kill -9 " + process());
  }

  /** Asks as a drain does. */
  void evict() {
    String eviction =
        """
        {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"}}
        """
            .formatted(name, namespace);
    String path = "/api/v1/namespaces/" + namespace + "/pods/" + name + "/eviction";
    Command.Result result =
        Node.started().kubectl().attempt(eviction, "create", "--raw", path, "-f", "-");
    if (result.exitCode() != 0) {
      throw new AssertionError(result.text());
    }
  }

  void delete() {
    Node.started()
        .kubectl()
        .run("delete", "pod", name, "--namespace", namespace, "--grace-period=0", "--force");
  }

  /** Fills the memory of its control group, by files in a volume that lies in memory. */
  void exhaustMemory() {
    Node.started()
        .shell(
            """
            group=/sys/fs/cgroup/memory$(sed -n 's/^.*:memory://p' /proc/%1$s/cgroup)
            [ -d "$group" ] || group=/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/%1$s/cgroup)
            sh -c "echo \\$\\$ >$group/cgroup.procs; cat /dev/zero >/proc/%1$s/root/tmp/fill" || true
            """
                .formatted(process()));
  }

  /** All that another pod sends is dropped from now on, and all that goes there. */
  void cutOffFrom(RunPod other) {
    filter("-A", other);
  }

  void reconnectTo(RunPod other) {
    filter("-D", other);
  }

  private void filter(String change, RunPod other) {
    Node.started()
        .shell(
            """
            enter="nsenter --net=/proc/%1$s/ns/net iptables --wait"
            $enter %2$s INPUT -s %3$s -j DROP && $enter %2$s OUTPUT -d %3$s -j DROP
            """
                .formatted(process(), change, other.address()));
  }

  /** The id that the node knows its Java process by. */
  private String process() {
    return Node.started()
        .shell(
            """
            for group in $(grep -l 'pod%s' /proc/[0-9]*/cgroup 2>/dev/null); do
              folder=${group%%/cgroup}
              [ "$(cat $folder/comm)" != java ] || echo "${folder#/proc/}"
            done
            """
                .formatted(uid))
        .strip();
  }
}
