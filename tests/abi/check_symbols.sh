#!/usr/bin/env bash
# The shared library exports what tests/abi/symbols.txt lists, each in its version, and nothing else.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exported=$(nm -D --defined-only "$1" | awk '$2 != "A" {sub(/@@/, " ", $3); print $3}' | LC_ALL=C sort)
diff <(echo "$exported") "$here/symbols.txt" || { echo "exported symbols differ from tests/abi/symbols.txt"; exit 1; }
echo "$(echo "$exported" | wc -l) symbols exported, all of them ours"
