# shellcheck shell=bash
# One authority, one certificate to serve with, and one administrator, whom all parts of this node act as.

make_certificates() {
  mkdir -p /etc/pki "$(dirname "$KUBECONFIG")"
  cd /etc/pki || exit
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
    -subj /CN=throng-node -keyout ca.key -out ca.crt 2>/dev/null
  issue server /CN=kube-apiserver "subjectAltName=$(server_names)"
  issue admin /O=system:masters/CN=system:admin extendedKeyUsage=clientAuth
  new_key service-accounts
  write_kubeconfig
}

issue() { # NAME SUBJECT EXTENSION
  new_key "$1"
  openssl req -new -key "$1.key" -subj "$2" |
    openssl x509 -req -CA ca.crt -CAkey ca.key -days 3650 -extfile <(echo "$3") -out "$1.crt" 2>/dev/null
}

# The traditional form: Fabric8's client can't read the newer one.
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

server_names() {
  local kind=DNS
  [[ $host =~ ^[0-9.]+$ ]] && kind=IP
  printf %s "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local," \
    "DNS:localhost,DNS:$node,IP:127.0.0.1,IP:10.43.0.1,IP:$address,$kind:$host"
}

write_kubeconfig() {
  cat >"$KUBECONFIG" <<EOF
apiVersion: v1
kind: Config
clusters:
- name: default
  cluster:
    server: https://127.0.0.1:6443
    certificate-authority-data: $(base64 -w0 ca.crt)
users:
- name: default
  user:
    client-certificate-data: $(base64 -w0 admin.crt)
    client-key-data: $(base64 -w0 admin.key)
contexts:
- name: default
  context: {cluster: default, user: default}
current-context: default
EOF
}
