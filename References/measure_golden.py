"""Measures of predicted probabilities, as Tests/Fixtures/golden/measures.json.

    python References/measure_golden.py

A record has a "kind". "predictions": probabilities are "counts" of 2^-20, row by row, which add up to one exactly and are
the same in single precision. "expected" is scikit-learn's accuracy_score, log_loss (null where it clips a probability
of zero) and brier_score_loss, SciPy's entropy; expected and maximum calibration errors for each number of bins and edge
rule; errors and areas of torch-uncertainty; the temperature of the least log loss, by SciPy's brentq on the slope and
minimize_scalar on the loss. Calibration errors are means of bins as the libraries make bins: scikit-learn's
calibration_curve is (a, b], SciPy's binned_statistic [a, b) with one in the last bin, torchmetrics' has a bin for
exactly one; uncertainty-baselines' and that of Ovadia et al. (2019) are written out from their sources.
"ranking", "mcnemar", "wilson" are scikit-learn's and statsmodels', "conformal" MAPIE's.

Where confidences are equal, torch-uncertainty's order is that of a sort that promises none: the numbers written are
those of its formulas in a stable order, which are held against it on the samples of different confidences. Its package
is imported without what its __init__ asks for (training, torchvision).
numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 statsmodels==0.15.0 mapie==1.6.0 torch==2.13.0 torchmetrics==1.9.0
torch-uncertainty==0.13.0
"""
import importlib.util
import sys
import types
import warnings

import numpy as np
import torch
from mapie.classification import SplitConformalClassifier
from scipy import optimize, special, stats
from sklearn import calibration, metrics
from sklearn.base import BaseEstimator, ClassifierMixin
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint
from torchmetrics.functional.classification import multiclass_calibration_error

from golden_json import number, write

UNIT = 2**20
RISKS, COVERAGES = (0.05, 0.1, 0.25), (0.5, 0.8, 1.0)
generator = np.random.default_rng(0)
torch.set_default_dtype(torch.float64)
warnings.filterwarnings("ignore")


def bare(name):
    module = types.ModuleType(name)
    module.__path__ = list(importlib.util.find_spec(name).submodule_search_locations)
    sys.modules[name] = module


bare("torch_uncertainty")
bare("torch_uncertainty.metrics")
from torch_uncertainty.metrics import classification as uncertainty  # noqa: E402


def counts(p, unit=UNIT):
    """Whole numbers of 1/unit nearest to p, in units of 2^-20; what rows lack goes to their greatest."""
    c = np.int64(np.round(p * unit))
    c[np.arange(len(c)), c.argmax(-1)] += unit - c.sum(-1)
    return c * (UNIT // unit)


def softmax(x):
    return special.softmax(x, axis=-1)


def prediction_sets():
    """Name, counts and labels."""
    logits = 1.5 * generator.normal(size=(300, 10))
    yield "random", counts(softmax(logits)), (1.3 * logits + generator.gumbel(size=logits.shape)).argmax(-1)
    # Confidences in 1/64: many ties, many on edges of bins, many exactly one.
    logits = 6 * generator.normal(size=(200, 10))
    c = counts(softmax(logits), 64)
    labels = (0.4 * logits + generator.gumbel(size=logits.shape)).argmax(-1)
    yield "peaked", c, np.where(np.take_along_axis(c, labels[:, None], 1)[:, 0] > 0, labels, c.argmax(-1))
    logits = 2 * generator.normal(size=(100, 2))
    yield "binary", counts(softmax(logits)), (0.5 * logits + generator.gumbel(size=logits.shape)).argmax(-1)
    yield "one", counts(softmax(generator.normal(size=(1, 10)))), np.array([3])
    c = counts(softmax(2 * generator.normal(size=(50, 5))))
    yield "right", c, c.argmax(-1)
    yield "wrong", c, c.argmin(-1)
    # The true class has been ruled out.
    yield "ruled out", np.array([[UNIT, 0, 0], [UNIT // 2, UNIT // 2, 0]]), np.array([1, 0])


def distance(counts_, confidence, accuracy):
    """Expected and maximum calibration error of bins."""
    used = counts_ > 0
    errors = np.abs(confidence - accuracy)[used]
    return [number(np.average(errors, weights=counts_[used])), number(errors.max())]


def calibration_errors(p, labels, confidence, right, bins):
    edges = np.linspace(0, 1, bins + 1)

    def means(indices, size):
        return (np.bincount(indices, minlength=size),
                *(np.array([v[indices == i].mean() if (indices == i).any() else np.nan for i in range(size)])
                  for v in (confidence, right)))

    accuracy, mean = calibration.calibration_curve(right, confidence, n_bins=bins)
    inner = np.searchsorted(edges[1:-1], confidence)
    share = np.bincount(inner, minlength=bins)
    right_closed = distance(share[share > 0], mean, accuracy)
    left = stats.binned_statistic(confidence, [confidence, right], bins=bins, range=(0, 1))
    number_of = np.histogram(confidence, bins=bins, range=(0, 1))[0]
    # Ovadia et al.: counts and means of different bins.
    digits = np.digitize(np.where(confidence == 0, 1e-8, confidence), edges, right=True) - 1
    _, mean_of, accuracy_of = means(digits, bins)
    apart = [float(multiclass_calibration_error(torch.tensor(p), torch.tensor(labels), p.shape[1], bins, norm))
             for norm in ("l1", "max")]
    below = confidence < 1
    without = stats.binned_statistic(confidence[below], [confidence[below], right[below]], bins=bins, range=(0, 1)) \
        if below.any() else None
    dropped = ["nan", "nan"] if without is None else distance(
        np.histogram(confidence[below], bins=bins, range=(0, 1))[0], *without.statistic)
    return {"rightClosed": right_closed, "leftClosed": distance(number_of, *left.statistic),
            "leftClosedWithoutOne": dropped, "leftClosedWithOneApart": apart,
            "countsLeftMeansRight": distance(number_of, mean_of, accuracy_of)}


def updated(metric, p, labels):
    metric.update(torch.tensor(p), torch.tensor(labels))
    return float(metric.compute())


def adaptive_error(confidence, right):
    order = np.argsort(confidence, kind="stable")
    parts = [(c, r) for c, r in zip(np.array_split(confidence[order], 15), np.array_split(right[order], 15)) if len(c)]
    return sum(len(c) * abs(c.mean() - r.mean()) for c, r in parts) / len(confidence)


def risk_coverage(confidence, right):
    order = np.argsort(-confidence, kind="stable")
    n = len(right)
    risks = np.cumsum(~right[order]) / np.arange(1, n + 1)
    coverage = np.arange(1, n + 1) / n
    return {"area": number(risks.mean()),
            "trapezoid": number(metrics.auc(coverage, risks) / (1 - 1 / n) if n > 1 else np.nan),
            "coverageAtRisk": [max((k + 1) / n if r <= risk else 0 for k, r in enumerate(risks)) for risk in RISKS],
            "accuracyAtCoverage": [number(1 - risks[int(np.ceil(n * c)) - 1]) for c in COVERAGES]}


def check_without_ties(p, labels):
    """torch-uncertainty says the same of samples whose confidences differ; it needs as many as bins."""
    kept = np.sort(np.unique(p.max(-1), return_index=True)[1])
    p, labels = p[kept], labels[kept]
    if len(p) < 15:
        return 0
    confidence, right = p.max(-1), p.argmax(-1) == labels
    ours = risk_coverage(confidence, right)
    adaptive = uncertainty.AdaptiveCalibrationError("multiclass", num_classes=p.shape[1], num_bins=15)
    for number_, metric in ((adaptive_error(confidence, right), adaptive), (ours["trapezoid"], uncertainty.AURC()),
                            *zip(ours["coverageAtRisk"], map(uncertainty.CovAtxRisk, RISKS)),
                            *((1 - a, uncertainty.RiskAtxCov(c)) for a, c in zip(ours["accuracyAtCoverage"], COVERAGES))):
        np.testing.assert_allclose(number_, np.nan_to_num(updated(metric, p, labels)), rtol=1e-6, atol=1e-12)
    return len(p)


def temperature(p, labels):
    """Within 0.01 ... 100, 1 where all are as good; samples whose true class has no probability are left out."""
    rows = np.arange(len(p))
    kept = p[rows, labels] > 0
    with np.errstate(divide="ignore"):
        logs = np.log(p[kept])
    true = logs[np.arange(kept.sum()), labels[kept]]
    finite = np.where(np.isfinite(logs), logs, 0)

    def loss(beta):
        return (special.logsumexp(beta * logs, axis=-1) - beta * true).sum()

    def slope(beta):
        return ((softmax(beta * logs) * finite).sum(-1) - true).sum()

    if slope(0.01) == slope(100) == 0:
        return 1.0
    if slope(0.01) >= 0:
        return 100.0
    if slope(100) <= 0:
        return 0.01
    beta = optimize.brentq(slope, 0.01, 100, xtol=1e-15, rtol=1e-14)
    searched = optimize.minimize_scalar(lambda u: loss(np.exp(-u)), bounds=(np.log(0.01), np.log(100)), method="bounded",
                                        options={"xatol": 1e-10})
    np.testing.assert_allclose(np.log(1 / beta), searched.x, atol=1e-6)
    return 1 / beta


def predictions(name, c, labels):
    p = c / UNIT
    rows = np.arange(len(p))
    classes = p.shape[1]
    confidence, right = p.max(-1), p.argmax(-1) == labels
    one_hot = np.eye(classes)[labels]
    brier = metrics.brier_score_loss(one_hot, p, scale_by_half=False) if len(p) > 1 else ((p - one_hot) ** 2).sum()
    np.testing.assert_allclose(brier, updated(uncertainty.BrierScore(num_classes=classes), p, labels), rtol=1e-6)
    clipped = (p[rows, labels] == 0).any()
    logs = np.log(np.maximum(p, 1e-300))
    expected = {
        "accuracy": metrics.accuracy_score(labels, p.argmax(-1)),
        "logLoss": None if clipped else metrics.log_loss(labels, p, labels=range(classes)),
        "brier": number(brier), "entropies": [number(h) for h in stats.entropy(p, base=2, axis=-1)],
        "calibration": {str(bins): calibration_errors(p, labels, confidence, right, bins) for bins in (8, 10, 15, 16)},
        "adaptive": number(adaptive_error(confidence, right)), "temperature": temperature(p, labels),
        "tempered": [number(v) for v in special.softmax(np.where(p[0] > 0, logs[0] / 2.5, -np.inf))],
        **risk_coverage(confidence, right)}
    print(f"{name}: {check_without_ties(p, labels)} samples held against torch-uncertainty")
    return {"kind": "predictions", "name": name, "classes": classes, "labels": labels.tolist(),
            "counts": c.ravel().tolist(), "expected": expected}


def ranking():
    for positives, negatives, shift, steps in ((60, 90, 1.0, 64), (40, 200, 0.3, 8), (20, 20, 5.0, 64), (7, 1, -1.0, 2), (30, 30, 0, 0.01)):
        scores = np.round(generator.normal(size=positives + negatives) * steps) / steps
        scores[:positives] += shift
        truth = np.repeat([1, 0], [positives, negatives])
        false, true, _ = metrics.roc_curve(truth, scores, drop_intermediate=False)
        at = {level: false[true >= level].min() for level in (0.5, 0.8, 0.95, 1.0)}
        fpr95 = uncertainty.FPR95(pos_label=1)
        np.testing.assert_allclose(at[0.95], updated(fpr95, scores, truth), rtol=1e-6)
        yield {"kind": "ranking", "positives": scores[:positives].tolist(), "negatives": scores[positives:].tolist(),
               "auroc": metrics.roc_auc_score(truth, scores), "averagePrecision": metrics.average_precision_score(truth, scores),
               "levels": list(at), "falsePositiveRates": list(at.values())}


def pairs():
    for both, first, second, neither in ((10, 3, 7, 20), (0, 0, 0, 5), (5, 0, 12, 3), (100, 250, 300, 1000), (9400, 41, 2, 57),
                                         (1, 1, 1, 0), (0, 4000, 3800, 10), (20, 1, 0, 0)):
        d = np.repeat([0, 1, -1, 0], [both, first, second, neither])
        yield {"kind": "mcnemar", "counts": [both, first, second, neither],
               "pValue": number(mcnemar([[both, first], [second, neither]], exact=True).pvalue),
               "difference": d.mean(), "standardError": d.std() / np.sqrt(len(d))}


def intervals():
    for successes, count, alpha in ((0, 10, 0.05), (10, 10, 0.05), (3, 10, 0.05), (9720, 10000, 0.05), (1, 2, 0.32), (5, 7, 0.001)):
        low, high = proportion_confint(successes, count, alpha=alpha, method="wilson")
        yield {"kind": "wilson", "successes": successes, "count": count, "z": stats.norm.isf(alpha / 2), "interval": [low, high]}


class Given(ClassifierMixin, BaseEstimator):
    """A classifier whose samples are their probabilities."""

    def __init__(self, classes):
        self.classes = classes
        self.classes_ = np.arange(classes)

    def fit(self, x, y):
        return self

    def predict_proba(self, x):
        return x

    def predict(self, x):
        return x.argmax(-1)


def conformal(c, labels):
    """Calibrated with the first 150 rows of "random"; sets of the others. MAPIE draws the same numbers for both."""
    p = c / UNIT
    for score in ("lac", "aps"):
        for coverage in (0.9, 0.75, 0.5, 0.995):
            if (151 * coverage) > 150:
                yield {"kind": "conformal", "score": score, "coverage": coverage, "threshold": "inf", "uniforms": [], "sets": []}
                continue
            model = SplitConformalClassifier(Given(10), confidence_level=coverage, conformity_score=score, random_state=7)
            model.conformalize(p[:150], labels[:150])
            options = {} if score == "lac" else {"conformity_score_params": {"include_last_label": "randomized"}}
            _, sets = model.predict_set(p[150:], **options)
            uniforms = np.random.RandomState(7).uniform(size=150)
            threshold = float(np.ravel(model._mapie_classifier.conformity_score_function_.quantiles_)[0])
            yield {"kind": "conformal", "score": score, "coverage": coverage, "threshold": threshold,
                   "uniforms": uniforms.tolist() if score == "aps" and coverage == 0.9 else [],
                   "sets": ["".join(str(int(v)) for v in row) for row in sets[:, :, 0]]}


def main():
    sets = list(prediction_sets())
    write("measures.json", [*(predictions(*each) for each in sets), *ranking(), *pairs(), *intervals(), *conformal(*sets[0][1:])])


if __name__ == "__main__":
    main()
