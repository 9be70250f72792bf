"""Measures of 10,000 predictions over ten classes, in other people's libraries: a line of JSON for each.

scikit-learn, torchmetrics, torch-uncertainty (its metrics without what its package asks for beside them), statsmodels and
MAPIE are timed where they are installed.
"""
import importlib.util
import json
import sys
import time
import types
import warnings

import numpy as np

warnings.filterwarnings("ignore")
generator = np.random.default_rng(0)
logits = generator.uniform(-4, 4, (10_000, 10))
p = np.exp(logits) / np.exp(logits).sum(-1, keepdims=True)
labels = np.where(generator.uniform(size=10_000) < 0.8, p.argmax(-1), generator.integers(0, 10, 10_000))
entropies = -(p * np.log2(p)).sum(-1)
wrong = p.argmax(-1) != labels


def timed(peer, measure, function, repeats=7):
    function()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    print(json.dumps({"peer": peer, "measure": measure, "milliseconds": 1000 * sorted(times)[repeats // 2]}), flush=True)


def scikit_learn():
    from scipy import stats
    from sklearn import metrics

    one_hot = np.eye(10)[labels]
    timed("scikit-learn", "log loss", lambda: metrics.log_loss(labels, p))
    timed("scikit-learn", "Brier score", lambda: metrics.brier_score_loss(one_hot, p))
    timed("SciPy", "entropy", lambda: stats.entropy(p, base=2, axis=-1))
    timed("scikit-learn", "AUROC", lambda: metrics.roc_auc_score(wrong, entropies))
    timed("scikit-learn", "average precision", lambda: metrics.average_precision_score(wrong, entropies))


def torchmetrics():
    import torch
    from torchmetrics.functional.classification import multiclass_calibration_error

    x, y = torch.tensor(p), torch.tensor(labels)
    timed("torchmetrics", "ECE", lambda: multiclass_calibration_error(x, y, 10, 15))


def torch_uncertainty():
    import torch

    for name in ("torch_uncertainty", "torch_uncertainty.metrics"):
        module = types.ModuleType(name)
        module.__path__ = list(importlib.util.find_spec(name).submodule_search_locations)
        sys.modules[name] = module
    from torch_uncertainty.metrics import classification as metrics

    def run(make, *inputs):
        metric = make()
        metric.update(*inputs)
        return metric.compute()

    x, y = torch.tensor(p), torch.tensor(labels)
    scores, truth = torch.tensor(entropies), torch.tensor(wrong)
    adaptive = lambda: metrics.AdaptiveCalibrationError("multiclass", num_classes=10, num_bins=15)
    timed("torch-uncertainty", "Brier score", lambda: run(lambda: metrics.BrierScore(num_classes=10), x, y))
    timed("torch-uncertainty", "adaptive ECE", lambda: run(adaptive, x, y))
    timed("torch-uncertainty", "AURC", lambda: run(metrics.AURC, x, y))
    timed("torch-uncertainty", "FPR95", lambda: run(lambda: metrics.FPR95(pos_label=1), scores, truth))


def statsmodels():
    from statsmodels.stats.contingency_tables import mcnemar

    other = generator.permutation(wrong)
    table = lambda: [[np.sum(~wrong & ~other), np.sum(~wrong & other)], [np.sum(wrong & ~other), np.sum(wrong & other)]]
    timed("statsmodels", "McNemar's test", lambda: mcnemar(table(), exact=True))


def mapie():
    from mapie.classification import SplitConformalClassifier
    from sklearn.base import BaseEstimator, ClassifierMixin

    class Given(ClassifierMixin, BaseEstimator):
        classes_ = np.arange(10)

        def fit(self, x, y):
            return self

        def predict_proba(self, x):
            return x

        def predict(self, x):
            return x.argmax(-1)

    def run(score, **options):
        model = SplitConformalClassifier(Given(), confidence_level=0.9, conformity_score=score, random_state=0)
        model.conformalize(p, labels)
        return model.predict_set(p, **options)

    timed("MAPIE", "conformal, least ambiguous", lambda: run("lac"))
    timed("MAPIE", "conformal, adaptive", lambda: run("aps", conformity_score_params={"include_last_label": "randomized"}))


def main():
    for peer in (scikit_learn, torchmetrics, torch_uncertainty, statsmodels, mapie):
        try:
            peer()
        except ImportError as error:
            print(f"{peer.__name__}: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
