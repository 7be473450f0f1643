"""numpy's and implicit's side of recommend-ease.mjs, on one thread.

python3 recommend-ease.py ease FOLDER USERS ITEMS LAMBDA
python3 recommend-ease.py ease-lists FOLDER USERS ITEMS K
python3 recommend-ease.py lists FOLDER USERS ITEMS FACTORS K

FOLDER holds pairs.i32 (user, item, user, item ...), for ease-lists also
weights.f32, for lists users.f32 and items.f32. Prints the CPU seconds as JSON and writes weights.f64, or
lists.i32 and scores.f32.
"""

import json
import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import scipy.sparse as sp  # noqa: E402

what, folder, users, items = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
pairs = np.fromfile(f"{folder}/pairs.i32", dtype=np.int32).reshape(-1, 2)
ones = np.ones(len(pairs))
X = sp.csr_matrix((ones, (pairs[:, 0], pairs[:, 1])), shape=(users, items))
X.data[:] = 1


def timed(run):
    begin = time.process_time()
    result = run()
    return time.process_time() - begin, result


def ease():
    regularization = float(sys.argv[5])

    def fit():
        G = (X.T @ X).toarray()
        G[np.diag_indices(items)] += regularization
        P = np.linalg.inv(G)
        B = P / -np.diag(P)
        np.fill_diagonal(B, 0)
        return B

    cpu, B = timed(fit)
    B.tofile(f"{folder}/weights.f64")
    return cpu


def ease_lists():
    k = int(sys.argv[5])
    B = np.fromfile(f"{folder}/weights.f32", dtype=np.float32).reshape(items, -1)
    matrix = X.astype(np.float32)
    found = np.empty((users, k), dtype=np.int32)
    best = np.empty((users, k), dtype=np.float32)

    def rank():
        for begin in range(0, users, 256):
            seen = matrix[begin : begin + 256]
            scores = seen @ B
            scores[seen.nonzero()] = -np.inf
            top = np.argpartition(-scores, k, axis=1)[:, :k]
            values = np.take_along_axis(scores, top, axis=1)
            order = np.argsort(-values, axis=1, kind="stable")
            found[begin : begin + 256] = np.take_along_axis(top, order, axis=1)
            best[begin : begin + 256] = np.take_along_axis(values, order, axis=1)

    cpu, _ = timed(rank)
    found.tofile(f"{folder}/lists.i32")
    best.tofile(f"{folder}/scores.f32")
    return cpu


def lists():
    from implicit.cpu.als import AlternatingLeastSquares

    factors, k = int(sys.argv[5]), int(sys.argv[6])
    model = AlternatingLeastSquares(factors=factors, num_threads=1)
    model.user_factors = np.fromfile(f"{folder}/users.f32", dtype=np.float32).reshape(users, -1)
    model.item_factors = np.fromfile(f"{folder}/items.f32", dtype=np.float32).reshape(items, -1)
    matrix = X.astype(np.float32)

    def rank():
        return model.recommend(np.arange(users), matrix, N=k, filter_already_liked_items=True)

    cpu, (found, scores) = timed(rank)
    found.astype(np.int32).tofile(f"{folder}/lists.i32")
    scores.astype(np.float32).tofile(f"{folder}/scores.f32")
    return cpu


print(json.dumps({"cpu": {"ease": ease, "ease-lists": ease_lists, "lists": lists}[what]()}))
