"""Labels texts by Kiwi (kiwipiepy 0.24.1, LGPL-3.0; pip install kiwipiepy==0.24.1).

    python3 teach.py TEXTS.jsonl[.gz] OUT.jsonl

Reads lines {"text": ...}; writes lines [text, [[form, tag, start, length], ...]].
"""
import gzip
import itertools
import json
import sys

from kiwipiepy import Kiwi


def texts(path):
    with gzip.open(path, "rt") if path.endswith(".gz") else open(path) as lines:
        for line in lines:
            yield json.loads(line)["text"]


def main(source, target):
    kiwi = Kiwi(num_workers=2)
    kept, asked = itertools.tee(texts(source))
    with open(target, "w") as out:
        for text, tokens in zip(kept, kiwi.tokenize(asked, normalize_coda=True)):
            row = [text, [[t.form, t.tag, t.start, t.len] for t in tokens]]
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
