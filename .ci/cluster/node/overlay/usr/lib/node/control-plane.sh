# shellcheck shell=bash
# What makes up a K3s server besides the node itself.

start_etcd() { run etcd --data-dir "$state/etcd" --unsafe-no-fsync --log-level warn; }

start_apiserver() {
  run kube-apiserver \
    --advertise-address="$address" \
    --secure-port=6443 \
    --etcd-servers=http://127.0.0.1:2379 \
    --service-cluster-ip-range=10.43.0.0/16 \
    --authorization-mode=RBAC \
    --allow-privileged=true \
    --client-ca-file=/etc/pki/ca.crt \
    --tls-cert-file=/etc/pki/server.crt \
    --tls-private-key-file=/etc/pki/server.key \
    --kubelet-certificate-authority=/etc/pki/ca.crt \
    --kubelet-client-certificate=/etc/pki/admin.crt \
    --kubelet-client-key=/etc/pki/admin.key \
    --service-account-issuer=https://kubernetes.default.svc.cluster.local \
    --service-account-key-file=/etc/pki/service-accounts.key \
    --service-account-signing-key-file=/etc/pki/service-accounts.key
}

start_controllers() {
  run kube-controller-manager \
    --kubeconfig="$KUBECONFIG" \
    --leader-elect=false \
    --allocate-node-cidrs=true \
    --cluster-cidr=10.42.0.0/16 \
    --root-ca-file=/etc/pki/ca.crt \
    --service-account-private-key-file=/etc/pki/service-accounts.key \
    --kube-api-qps=200 \
    --kube-api-burst=400
  run kube-scheduler --kubeconfig="$KUBECONFIG" --leader-elect=false
}
