"""One process of text-sklearn.mjs: scikit-learn's side, the twin of text-sklearn-child.mjs.

python3 text-sklearn.py MODEL TRAIN TEST OUT

Prints the milliseconds of each stage and the peak of memory as JSON; with a folder OUT it also writes
what the two sides must have in common.
"""

import hashlib
import json
import os
import resource
import sys
import time

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

SINGLE = 200

name, train_file, test_file, out = sys.argv[1:5]


def steps():
    if name == "words":
        return CountVectorizer(), MultinomialNB()
    if name == "words 1-2":
        return CountVectorizer(ngram_range=(1, 2)), MultinomialNB()
    if name == "char_wb 1-3":
        return CountVectorizer(analyzer="char_wb", ngram_range=(1, 3)), MultinomialNB()
    assert name == "tf-idf char_wb 1-4", name
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True
    )
    return vectorizer, LinearSVC(C=0.3, random_state=0)


def read(file):
    with open(file, encoding="utf-8", newline="\n") as lines:
        rows = [line.split("\t") for line in lines.read().split("\n")[1:] if line != ""]
    return [row[1] for row in rows], [row[2] for row in rows]


stages = {}


def timed(stage, run):
    begin = time.perf_counter()
    result = run()
    stages[stage] = (time.perf_counter() - begin) * 1000
    return result


documents, labels = read(train_file)
test, _ = read(test_file)
vectorizer, model = steps()
train_rows = timed("vectorizer fit", lambda: vectorizer.fit_transform(documents))
timed("model fit", lambda: model.fit(train_rows, labels))
test_rows = timed("vectorizing", lambda: vectorizer.transform(test))
predicted = timed("predicting", lambda: model.predict(test_rows))

pipeline = make_pipeline(vectorizer, model)
single = test[:SINGLE]
for document in single[:20]:
    pipeline.predict([document])
begin = time.perf_counter()
for document in single:
    pipeline.predict([document])
stages["one document"] = (time.perf_counter() - begin) * 1000 / len(single)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

hashes = {}
if out:
    names = "\n".join(vectorizer.get_feature_names_out())
    hashes["features"] = hashlib.sha256(names.encode("utf-8")).hexdigest()
    for part, rows in (("learnt", train_rows), ("new", test_rows)):
        rows.sort_indices()
        digest = hashlib.sha256()
        arrays = [rows.indptr, rows.indices]
        if isinstance(model, MultinomialNB):
            arrays.append(rows.data)
        for values in arrays:
            digest.update(values.astype("<i4").tobytes())
        hashes[part + " rows"] = digest.hexdigest()
    codes = np.searchsorted(model.classes_, predicted)
    codes.astype("<i4").tofile(os.path.join(out, "predictions"))
    if hasattr(vectorizer, "idf_"):
        vectorizer.idf_.astype("<f8").tofile(os.path.join(out, "idf"))

print(json.dumps({"stages": stages, "peak": peak, "features": train_rows.shape[1], "hashes": hashes}))
