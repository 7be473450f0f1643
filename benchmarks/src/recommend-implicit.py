"""implicit and numpy for recommend-implicit.mjs: takes a question a line on stdin, as JSON, and
answers with the CPU seconds that it took. One thread."""

import json
import os
import sys
import time
import warnings

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"
warnings.filterwarnings("ignore")

import implicit
import numpy as np
import scipy.sparse as sp
from implicit.cpu.als import AlternatingLeastSquares

folder = sys.argv[1]
matrices = {}
models = {}


def read(name):
    if name not in matrices:
        load = lambda part: np.fromfile(f"{folder}/{name}.{part}", dtype=np.int32)
        indptr, indices, shape = load("indptr"), load("indices"), load("shape")
        ones = np.ones(len(indices), dtype=np.float32)
        matrices[name] = sp.csr_matrix((ones, indices, indptr), shape=tuple(shape))
    return matrices[name]


def fit(name, factors, solver, iterations, alpha, loss):
    matrix = read(name)
    model = AlternatingLeastSquares(
        factors=factors,
        use_cg=solver == "cg",
        iterations=iterations,
        alpha=alpha,
        num_threads=1,
        random_state=0,
        calculate_training_loss=loss,
    )
    first = lambda side: np.fromfile(f"{folder}/{name}.{side}", dtype=np.float32)
    model.user_factors = first("users")[: matrix.shape[0] * factors].reshape(-1, factors)
    model.item_factors = first("items")[: matrix.shape[1] * factors].reshape(-1, factors)
    last = []
    begin = time.process_time()
    model.fit(matrix, show_progress=False, callback=lambda i, t, value: last.append(value))
    seconds = time.process_time() - begin
    models[name] = model
    return {"seconds": seconds, "loss": float(last[-1]) if loss else None}


def topk(name, k):
    matrix, model = read(name), models[name]
    model.num_threads = 1
    begin = time.process_time()
    ids, _ = model.recommend(np.arange(matrix.shape[0]), matrix, N=k)
    seconds = time.process_time() - begin
    ids.astype(np.int32).tofile(f"{folder}/lists")
    return {"seconds": seconds}


def ease(name, regularization):
    matrix = read(name)
    begin = time.process_time()
    gram = (matrix.T @ matrix).toarray()
    gram[np.diag_indices(len(gram))] += regularization
    inverse = np.linalg.inv(gram)
    weights = inverse / -np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return {"seconds": time.process_time() - begin, "loss": float(np.square(weights).sum())}


print(json.dumps({"implicit": implicit.__version__, "numpy": np.__version__}), flush=True)
questions = {"fit": fit, "topk": topk, "ease": ease}
for line in sys.stdin:
    question, options = json.loads(line)
    print(json.dumps(questions[question](**options)), flush=True)
