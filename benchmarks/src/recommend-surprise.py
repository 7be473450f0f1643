"""One process of recommend-surprise.mjs: Surprise's side, the twin of recommend-surprise-child.mjs.

python3 recommend-surprise.py MODEL OPTIONS RATINGS OUT

Prints the seconds of processor time of `fit` as JSON, and writes the predictions of the test side.
"""

import json
import sys
import time

import numpy as np
from surprise import NMF, SVD, BaselineOnly, Dataset, Reader, SVDpp
from surprise.model_selection import KFold

name, options, file, out = sys.argv[1:5]
options = json.loads(options)
MODELS = {"SVD": SVD, "SVDpp": SVDpp, "NMF": NMF, "BaselineOnly": BaselineOnly}

reader = Reader(line_format="user item rating", sep="\t", rating_scale=(1, 5))
data = Dataset.load_from_file(file, reader)
train, test = next(KFold(n_splits=5, random_state=0).split(data))
if name == "BaselineOnly":
    model = BaselineOnly(verbose=False)
else:
    options = {"n_epochs": options["nEpochs"], "random_state": options["randomState"]}
    model = MODELS[name](**options)
begin = time.process_time()
model.fit(train)
cpu = time.process_time() - begin
predictions = [model.predict(*row, clip=False).est for row in test]
np.array(predictions, dtype=np.float64).tofile(out)
print(json.dumps({"cpu": cpu}))
