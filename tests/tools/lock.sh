#!/usr/bin/env bash
# requirements.in -> requirements.txt: full pins from a fresh environment, no hashes, no local versions.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${1:-python3}" -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet -r requirements.in
{
    echo "# Made by \`make lock\` from requirements.in; do not edit."
    "$folder/env/bin/python" -m pip freeze --all | grep -v -i -E "^(pip|nvidia|cuda|triton)[-_=]" | sed -E 's/^(torch==[0-9.]+)\+.*/\1/'
} > requirements.txt
