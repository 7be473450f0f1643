"""Writes a fitted scikit-learn pipeline as JSON for @nunchi/text: vectorizer + naive Bayes or linear model."""
import json, sys, zlib
import numpy as np

CUTTING = ["analyzer", "tokenizer", "preprocessor", "lowercase", "strip_accents", "token_pattern", "ngram_range", "binary", "norm", "use_idf",
           "smooth_idf", "sublinear_tf", "n_features", "alternate_sign"]
MODELS = ["MultinomialNB", "ComplementNB", "BernoulliNB", "LinearSVC", "LogisticRegression"]
SMOOTHING = ["alpha", "force_alpha", "fit_prior", "class_prior", "norm", "binarize"]


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def options(step, names):
    values = {camel(n): getattr(step, n) for n in names if hasattr(step, n)}
    if any(callable(v) for v in values.values()):
        raise ValueError("a function cannot be exported; give a pattern in its place")
    return {n: np.ravel(v).tolist() if isinstance(v, (tuple, np.ndarray)) else v for n, v in values.items() if v != "warn"}


def check(vectorizer, middle, model):
    kinds = [type(step).__name__ for step in (vectorizer, *middle, model)]
    if kinds[:-1] not in (["CountVectorizer"], ["TfidfVectorizer"], ["HashingVectorizer"], ["CountVectorizer", "TfidfTransformer"]):
        raise ValueError(f"the steps {kinds[:-1]} cannot be exported; fit a CountVectorizer (and TfidfTransformer), TfidfVectorizer or HashingVectorizer only")
    if kinds[-1] not in MODELS:
        raise ValueError(f"a {kinds[-1]} cannot be exported; fit one of {', '.join(MODELS)}")
    if kinds[-1] == "LogisticRegression":
        way, many = getattr(model, "multi_class", "auto"), len(model.classes_) > 2
        if many != (way == "multinomial" or (way != "ovr" and many and model.solver != "liblinear")):
            raise ValueError("this LogisticRegression has other probabilities here; fit it with multi_class='auto' and solver='lbfgs'")


def export(pipeline):
    """A dict for json.dump; floats keep all their digits, so that predictions stay equal."""
    vectorizer, *middle, model = [s for _, s in pipeline.steps if s not in (None, "passthrough")]
    check(vectorizer, middle, model)
    weights = middle[0] if middle else vectorizer if hasattr(vectorizer, "use_idf") else None
    stop_words = vectorizer.stop_words if vectorizer.stop_words in (None, "english") else sorted(vectorizer.stop_words)
    head = {**options(vectorizer, CUTTING), **(options(weights, CUTTING) if weights else {}), "stopWords": stop_words}
    kind = "hashing" if hasattr(vectorizer, "alternate_sign") else "tfidf" if weights else "count"
    names = None if kind == "hashing" else vectorizer.get_feature_names_out().tolist()
    if hasattr(model, "feature_count_"):
        arrays = {"classCount": model.class_count_, "featureCount": model.feature_count_.T}
    else:
        arrays = {"intercept": np.broadcast_to(model.intercept_, len(model.coef_)), "weights": model.coef_.T}
    if kind == "tfidf":
        arrays["idf"] = getattr(weights, "idf_", None) if weights.use_idf else np.ones(len(names))
    arrays = {n: np.ascontiguousarray(a, "<f8").ravel() for n, a in arrays.items()}
    checksum = zlib.crc32("\n".join(names or []).encode())
    for name in sorted(arrays):
        checksum = zlib.crc32(arrays[name].tobytes(), checksum)
    return {"format": "nunchi-text", "version": 1, "vectorizer": {"kind": kind, "options": head, "needs": []},
            "model": {"kind": type(model).__name__, "options": options(model, SMOOTHING), "classes": model.classes_.tolist()},
            "vocabulary": names, "arrays": {n: a.tolist() for n, a in arrays.items()}, "checksum": checksum}


if __name__ == "__main__":  # python export_model.py pipeline.joblib > model.json
    import joblib
    json.dump(export(joblib.load(sys.argv[1])), sys.stdout, ensure_ascii=False)
