#!/usr/bin/env bash
# The JSON of every assessment is the same byte for byte, whatever the time zone, the locale and the folder.
set -euo pipefail
program=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
day=2026-06-30  # published cases often state no date
for matter in "$root"/seeds/matters/*.json; do
  cd "$root"
  first=$(env -i TZ=UTC LANG=C "$program" assess "$matter" --as-of $day --format json 2>/dev/null | sha256sum)
  for zone in Asia/Shanghai America/New_York; do
    for locale in C zh_CN.UTF-8 tr_TR.UTF-8; do
      cd /
      again=$(env -i TZ=$zone LANG=$locale LC_ALL=$locale "$program" assess "$matter" --as-of $day --format json 2>/dev/null | sha256sum)
      [ "$first" = "$again" ] || { echo "differs under TZ=$zone LANG=$locale: $(basename "$matter")"; exit 1; }
    done
  done
  echo "same bytes 7 times: $(basename "$matter") ${first:0:16}"
done
