#!/usr/bin/env bash
# The programs of two compilers give the same bytes: every matter under the packs of its place, in each format, and two
# matters under every pack. Usage: two_compilers.sh PROGRAM OTHER
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
same=0
day=2026-06-30  # published cases often state no date

compare() {  # ARGUMENT…: of `assess`
  local first
  first=$("$one" assess --as-of $day "$@" 2>/dev/null)
  [ -n "$first" ]
  [ "$first" = "$("$other" assess --as-of $day "$@" 2>/dev/null)" ] || { echo "differs: $*"; exit 1; }
  same=$((same + 1))
}

one=$(realpath "$1")
other=$(realpath "$2")
cd "$root/seeds"
for matter in matters/*.json; do
  for format in json markdown html text; do compare "$matter" --format $format; done
done
for matter in matters/songjiang-quality-2024.json matters/example-road-project.json; do
  for file in packs/*.json; do compare "$matter" --pack "$(basename "$file" .json)" --format json; done
done
echo "$same passed, 0 failed"
