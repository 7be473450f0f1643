"""Labels texts by Kiwi (kiwipiepy 0.24.1, LGPL-3.0; pip install kiwipiepy==0.24.1).

    python3 teach.py TEXTS.jsonl[.gz] OUT.jsonl

    python3 teach.py --reviews nsmc_reviews.tsv.gz silver.jsonl.gz OUT.jsonl

Reads lines {"text": ...}, or every second review that is not among the silver sentences; writes lines
[text, [[form, tag, start, length], ...]].
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


def reviews(path, silver):
    seen = {text.strip() for text in texts(silver)}
    with gzip.open(path, "rt") as lines:
        for number, line in enumerate(lines):
            text = line.rstrip("\n").split("\t")[-1].strip()
            if number % 2 == 0 and len(text) >= 6 and text not in seen:
                yield text


def main(sentences, target):
    kiwi = Kiwi(num_workers=2)
    kept, asked = itertools.tee(sentences)
    with open(target, "w") as out:
        for text, tokens in zip(kept, kiwi.tokenize(asked, normalize_coda=True)):
            row = [text, [[t.form, t.tag, t.start, t.len] for t in tokens]]
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "--reviews":
        main(reviews(sys.argv[2], sys.argv[3]), sys.argv[4])
    else:
        main(texts(sys.argv[1]), sys.argv[2])
