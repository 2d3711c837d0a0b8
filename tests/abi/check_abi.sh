#!/usr/bin/env bash
# The types and functions of the ABI against the dump that is checked in. --update writes the dump anew.
# Usage: check_abi.sh LIBRARY [--update]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
headers=$(mktemp -d)  # the public header alone: all other types are private
trap 'rm -rf "$headers"' EXIT
cp "$here/../../include/riskrule/riskrule.h" "$headers"
library=$(realpath "$1")
command -v abidw >/dev/null || { echo "abidw is not here (scripts/setup installs it)"; exit 1; }

dump() {
  abidw --headers-dir "$headers" --drop-private-types --exported-interfaces-only --no-corpus-path --no-comp-dir-path \
    --no-show-locs "$library"
}
types=$(dump | grep -c '<typedef-decl\|<class-decl' || true)
[ "$types" -ge 10 ] || { echo "the library has no debug information: only $types types found"; exit 1; }
if [ "${2:-}" = --update ]; then
  dump >"$here/riskrule.abi"
  echo "written: $here/riskrule.abi"
  exit 0
fi
abidiff --headers-dir2 "$headers" --drop-private-types --exported-interfaces-only "$here/riskrule.abi" "$library" || {
  echo "the ABI differs from tests/abi/riskrule.abi; functions may be added (then --update), never changed or removed"
  exit 1
}
echo "no change against tests/abi/riskrule.abi ($types types)"
