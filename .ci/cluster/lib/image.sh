# shellcheck shell=bash
# The image of the Kubernetes node: K3s where a registry can be reached, else the stand-in.

# The newest release is also that of node/kubebox/go.mod, the oldest that Throng supports that of node/kubebox/oldest.mod.
newest_k3s_image=rancher/k3s:v1.37.2-k3s1
oldest_k3s_image=rancher/k3s:v1.34.4-k3s1

ensure_image() { # sets K3S_IMAGE
  local k3s_image=$newest_k3s_image release='' stand_in
  case ${THRONG_K3S_IMAGE:-} in oldest | stand-in-oldest) k3s_image=$oldest_k3s_image release=oldest ;; esac
  stand_in=throng/k3s-node:${release:+$release-}$(node_key)
  case ${THRONG_K3S_IMAGE:-} in
    '' | oldest) choose_image ;;
    stand-in | stand-in-oldest) use_stand_in ;;
    *) use_pulled "$THRONG_K3S_IMAGE" || die "THRONG_K3S_IMAGE=$THRONG_K3S_IMAGE can't be pulled" ;;
  esac
  say "node image: $K3S_IMAGE"
}

# What is there already wins over asking the network.
choose_image() {
  if loaded "$k3s_image"; then
    K3S_IMAGE=$k3s_image
  elif loaded "$stand_in"; then
    K3S_IMAGE=$stand_in
  elif ! published "$k3s_image" || ! use_pulled "$k3s_image"; then
    say "$k3s_image can't be pulled: using the stand-in"
    use_stand_in
  fi
}

node_key() {
  (cd "$here/node" && { uname -m; find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; }) |
    sha256sum | cut -c 1-12
}

loaded() { docker image inspect "$1" >/dev/null 2>&1; }

published() { timeout 5 docker manifest inspect "$1" >/dev/null 2>&1; }

use_pulled() { # IMAGE
  loaded "$1" || docker pull --quiet "$1" || return
  K3S_IMAGE=$1
}

use_stand_in() {
  local archive=$cache/${stand_in//[\/:]/-}.tar
  K3S_IMAGE=$stand_in
  loaded "$stand_in" && return
  if [[ -f $archive ]]; then
    say "loading $archive"
    docker load --quiet --input "$archive"
  else
    "$here/node/build" "$stand_in" "${release:-go}.mod"
    find "$cache" -maxdepth 1 -name "throng-k3s-node-${release:-[0-9a-f]}*" -delete
    docker save --output "$archive.part" "$stand_in"
    mv "$archive.part" "$archive"
  fi
}
