# shellcheck shell=bash
# What runs pods: containerd, the kubelet, services and DNS.

start_containerd() { run containerd; }

import_images() {
  until_true ctr version
  local image
  for image in /usr/lib/node/images/*.tar "$state"/agent/images/*.tar; do
    [[ ! -f $image ]] || ctr images import "$image" >/dev/null
  done
}

start_agent() {
  run kubelet \
    --config=/etc/kubelet.yaml \
    --cgroup-root="$group" \
    --kubeconfig="$KUBECONFIG" \
    --hostname-override="$node" \
    --node-ip="$address"
  # The machine's own connection tracking limits are left alone.
  run kube-proxy \
    --kubeconfig="$KUBECONFIG" \
    --hostname-override="$node" \
    --proxy-mode=iptables \
    --cluster-cidr=10.42.0.0/16 \
    --conntrack-max-per-core=0
  ip address add 10.43.0.10/32 dev lo
  run coredns -conf /etc/Corefile
}
