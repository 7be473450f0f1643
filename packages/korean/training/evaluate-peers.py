"""Answers questions of evaluate.ts by Kiwi (LGPL-3.0; pip install kiwipiepy==0.24.1).

Reads lines {"task": "tag" | "tag-mending" | "split" | "space", "text": ...} and writes one line of
JSON for each; the first line tells the version. Places are UTF-16 units.
"""
import json
import sys

import kiwipiepy

kiwi = kiwipiepy.Kiwi()


def units(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


def tag(text, **options):
    return [
        {
            "str": t.form,
            "tag": t.tag,
            "position": units(text, t.start),
            "length": units(text, t.start + t.len) - units(text, t.start),
            "sentPosition": t.sent_position,
        }
        # A final that chat puts under a syllable (욥, 넹) is told apart, as in Kiwi's own builds for the web.
        for t in kiwi.tokenize(text, normalize_coda=True, **options)
    ]


TASKS = {
    "tag": tag,
    "tag-mending": lambda text: tag(text, typos="basic"),
    "split": lambda text: [
        {"start": units(text, s.start), "end": units(text, s.end)}
        for s in kiwi.split_into_sents(text)
    ],
    "space": kiwi.space,
}

print(json.dumps(kiwipiepy.__version__), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    answer = TASKS[question["task"]](question["text"])
    print(json.dumps(answer, ensure_ascii=False), flush=True)
