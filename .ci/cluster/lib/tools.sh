# shellcheck shell=bash
# The command-line tools: from the PATH where they are there, else made once into the cache.

ensure_helm() { # sets HELM
  HELM=$(command -v helm) && return
  local version folder
  version=$(sed -n 's:^\thelm.sh/helm/v4 \([^ ]*\).*:\1:p' "$here/helm/go.mod")
  folder=$cache/helm-$version
  HELM=$folder/helm
  [[ -x $HELM ]] && return
  has go || die "helm is missing, and so is Go to build it with"
  compile helm "$HELM" helm.sh/helm/v4/cmd/helm
}

ensure_kubectl() { # sets KUBECTL
  KUBECTL=$(command -v kubectl) && is_recent_kubectl "$KUBECTL" && return
  local folder=$cache/kubectl-${K3S_IMAGE//[\/:]/-}
  KUBECTL=$folder/kubectl
  [[ -x $KUBECTL ]] && return
  say "taking kubectl from $K3S_IMAGE"
  local container
  container=$(docker create "$K3S_IMAGE")
  mkdir -p "$folder"
  docker cp --follow-link "$container:/bin/kubectl" "$KUBECTL.part"
  docker rm --volumes "$container" >/dev/null
  mv "$KUBECTL.part" "$KUBECTL"
}

is_recent_kubectl() {
  local minor
  minor=$("$1" version --client 2>/dev/null | sed -n 's/^Client Version: v1\.\([0-9]*\).*/\1/p')
  [[ -n $minor ]] && ((minor >= 30))
}

# The package is only unpacked: installing it would start a service.
ensure_prometheus() { # sets PROMTOOL and PROMETHEUS
  PROMTOOL=$(command -v promtool) && PROMETHEUS=$(command -v prometheus) && return
  local folder=$cache/prometheus
  PROMTOOL=$folder/usr/bin/promtool
  PROMETHEUS=$folder/usr/bin/prometheus
  [[ -x $PROMETHEUS ]] && return
  has apt-get || die "prometheus or promtool is missing, and only Debian's or Ubuntu's package is fetched from here"
  say "unpacking Debian's prometheus"
  unpack_package prometheus "$folder"
}

unpack_package() { # PACKAGE FOLDER
  local work
  work=$(mktemp -d)
  [[ $EUID != 0 ]] || apt-get -qq update
  (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download "$1") || die "apt-get could not download $1"
  dpkg-deb --extract "$work/$1"_*.deb "$work/files"
  rm -rf "$2"
  mv "$work/files" "$2"
  rm -r "$work"
}
