#!/usr/bin/env bash
# The programs of two compilers give the same bytes. Usage: two_compilers.sh PROGRAM OTHER
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
same=0
day=2026-06-30  # published cases often state no date
for matter in "$root"/seeds/matters/*.json; do
  for file in "$root"/seeds/packs/*.json; do
    pack=$(basename "$file" .json)
    for format in json markdown html text; do
      cmp <("$1" assess "$matter" --as-of $day --pack "$pack" --format $format 2>/dev/null) <("$2" assess "$matter" --as-of $day --pack "$pack" --format $format 2>/dev/null)
      same=$((same + 1))
    done
  done
done
echo "$same passed, 0 failed"
