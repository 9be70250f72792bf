#!/bin/sh
# Installs the system packages that are missing, by apt or Homebrew; names them where there is neither.
# Says nothing where nothing is missing.
set -eu

debian="zlib1g-dev nettle-dev libpng-dev libfreetype-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
  fonts-dejavu-core pkg-config curl ca-certificates"
# macOS has zlib, and SHA-256 of its own.
homebrew="libpng freetype cmark-gfm pkgconf font-dejavu"
libraries="zlib nettle libpng freetype2 libcmark-gfm"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# The second list's words that are not in the first.
without() {
  for word in $2; do
    case " $1 " in *" $word "*) ;; *) printf ' %s' "$word" ;; esac
  done
}

by_apt() {
  present="$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $debian 2>/dev/null |
    sed -n 's/^installed //p' | tr '\n' ' ')"
  missing="$(without "$present" "$debian")"
  [ -n "$missing" ] || return 0
  echo "Installing$missing"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
}

by_homebrew() {
  # By its folders: brew itself takes a second to say what is there.
  prefix="$(brew --prefix)"
  present="$(ls "$prefix/opt" "$prefix/Caskroom" 2>/dev/null | tr '\n' ' ')"
  missing="$(without "$present" "$homebrew")"
  [ -n "$missing" ] || return 0
  echo "Installing$missing"
  brew install $missing
}

by_hand() {
  if command -v pkg-config >/dev/null && pkg-config --exists $libraries; then return 0; fi
  cat <<'TEXT'
Neither apt nor Homebrew is here. Needed are pkg-config, DejaVu Sans, and the libraries and headers of
zlib, Nettle, libpng, FreeType and cmark-gfm (https://github.com/github/cmark-gfm, where there is no package):
  dnf     zlib-devel nettle-devel libpng-devel freetype-devel dejavu-sans-fonts pkgconf
  pacman  zlib nettle libpng freetype2 ttf-dejavu pkgconf
  apk     zlib-dev nettle-dev libpng-dev freetype-dev font-dejavu pkgconf
TEXT
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
  by_apt
elif command -v brew >/dev/null; then
  by_homebrew
else
  by_hand
fi
