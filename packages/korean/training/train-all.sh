#!/usr/bin/env bash
# Trains the three models and writes them to their packages:
#
#   bash training/train-all.sh DATA WORK
#
# DATA holds the corpora, WORK takes what the teacher says (see README.md in this folder).
set -euo pipefail
data=$(realpath "$1")
work=$(realpath "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

teach() {
  [ -f "$work/taught-$2.jsonl" ] || python3 training/teach.py "$1" "$work/taught-$2.jsonl"
}

for corpus in kaist gsd ksl; do teach "$data/gold/${corpus}_train.jsonl.gz" "${corpus}_train"; done
teach "$data/silver.jsonl.gz" silver

[ -f "$work/taught-nsmc.jsonl" ] || python3 training/teach.py --reviews \
  "$data/nsmc_reviews.tsv.gz" "$data/silver.jsonl.gz" "$work/taught-nsmc.jsonl"

for name in default lite plus; do
  npm run --silent train -- --data "$data" --work "$work" --name "$name" --out "$work"
  from=()
  [ "$name" = default ] || from=(--from "$work/default.nkm.gz")
  npm run --silent train:gaps -- --data "$data" --work "$work" --model "$work/$name.nkm.gz" "${from[@]}"
  suffix=$([ "$name" = default ] || echo "-$name")
  cp "$work/$name.nkm.gz" "../korean-model$suffix/model.nkm.gz"
done
