package dev.throng.cluster;

import static org.assertj.core.api.Assertions.assertThat;

/** A pod of a run, and what may befall it. */
record RunPod(String namespace, String name, String uid, String address) {

  /** Signal 9, as no program can be prepared for it. */
  void kill() {
    Node.started().shell("kill -9 " + process("java"));
  }

  /** Asks as a drain does: in vain as long as the run has its budget, which is taken away then. */
  void evict() {
    Command kubectl = Node.started().kubectl().with("--namespace", namespace);
    assertThat(evicted().text()).contains("Cannot evict pod");
    kubectl.run("delete", "poddisruptionbudgets", "--all");
    Space.await(name + " may be evicted", () -> evicted().exitCode() == 0);
  }

  private Command.Result evicted() {
    String eviction =
        """
        {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"}}
        """
            .formatted(name, namespace);
    String path = "/api/v1/namespaces/" + namespace + "/pods/" + name + "/eviction";
    return Node.started().kubectl().attempt(eviction, "create", "--raw", path, "-f", "-");
  }

  /** Tells it to end, as {@code kubectl delete} does, and does not wait for that. */
  void deleteInOrder() {
    Node.started().kubectl().run("delete", "pod", name, "--namespace", namespace, "--wait=false");
  }

  void delete() {
    Node.started()
        .kubectl()
        .run("delete", "pod", name, "--namespace", namespace, "--grace-period=0", "--force");
  }

  /** Tells it to end, waits until it has, and 3 s more: others ask for a lease every 2 s. */
  void endInOrder() {
    Node.started().kubectl().run("delete", "pod", name, "--namespace", namespace, "--timeout=30s");
    Node.started().shell("sleep 3");
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
                .formatted(process("java")));
  }

  /** All that another pod sends is dropped from now on, and all that goes there. */
  void cutOffFrom(RunPod other) {
    network(filter("-A", other));
  }

  /** For so long, which the node itself measures. */
  void cutOffFrom(RunPod other, int seconds) {
    network(filter("-A", other) + "; sleep " + seconds + "; " + filter("-D", other));
  }

  private static String filter(String change, RunPod other) {
    return "iptables --wait %1$s INPUT -s %2$s -j DROP && iptables --wait %1$s OUTPUT -d %2$s -j DROP"
        .formatted(change, other.address());
  }

  /** What its Java process has had in memory at most, in MiB. */
  long peakMemory() {
    String kilobytes =
        Node.started()
            .shell(
                "sed -n 's/^VmHWM:[^0-9]*\\([0-9]*\\) kB/\\1/p' /proc/"
                    + process("java")
                    + "/status");
    return Long.parseLong(kilobytes.strip()) >> 10;
  }

  /** Runs a line of shell in its network, which is there as long as the pod, not its container. */
  private void network(String line) {
    Node.started()
        .shell("nsenter --net=/proc/" + process("pause") + "/ns/net sh -c '" + line + "'");
  }

  /** The id that the node knows a process of this pod by. */
  private String process(String program) {
    return Node.started()
        .shell(
            """
            for group in $(grep -l 'pod%s' /proc/[0-9]*/cgroup 2>/dev/null); do
              folder=${group%%/cgroup}
              [ "$(cat $folder/comm)" != %s ] || echo "${folder#/proc/}"
            done
            """
                .formatted(uid, program))
        .strip();
  }
}
