"""Densities, entropies and percentiles by SciPy and NumPy, as Tests/Fixtures/golden/scipy.json.

    python References/scipy_golden.py

numpy==2.4.6 scipy==1.17.1
"""
import json

import numpy as np
from scipy import special, stats

from golden_fixtures import GOLDEN


def normals():
    return [{"x": x, "loc": loc, "scale": scale, "logProb": stats.norm.logpdf(x, loc, scale)}
            for x in (-3.5, -0.25, 0.0, 1.0, 40.0) for loc, scale in ((0.0, 1.0), (0.5, 0.125), (-2.0, 10.0))]


def divergences():
    """KL(q || p) of normals by quadrature of its definition, not by the closed form."""
    from scipy import integrate
    cases = []
    for q, p in (((0.0, 1.0), (0.0, 1.0)), ((0.5, 0.25), (0.0, 1.0)), ((-1.0, 2.0), (0.5, 3.0))):
        def term(x):
            return stats.norm.pdf(x, *q) * (stats.norm.logpdf(x, *q) - stats.norm.logpdf(x, *p))
        value, _ = integrate.quad(term, q[0] - 12 * q[1], q[0] + 12 * q[1], epsabs=1e-13, epsrel=1e-13)
        cases.append({"q": q, "p": p, "nats": value})
    return cases


def mixtures():
    cases = []
    for x in ([0.0], [3.0], [0.25, -1.5, 2.0], [20.0, -15.0, 4.0]):
        parts = [np.log(w) + stats.norm.logpdf(x, 0, s).sum() for w, s in ((0.25, 1.0), (0.75, 10.0))]
        cases.append({"x": x, "logProb": special.logsumexp(parts)})
    return cases


def entropies():
    return [{"p": p, "bits": stats.entropy(p, base=2)}
            for p in ([0.5, 0.5], [1.0, 0.0, 0.0], [0.25, 0.5, 0.125, 0.125], [0.1] * 10)]


def percentiles():
    generator = np.random.default_rng(0)
    cases = []
    for count in (1, 2, 5, 200):
        values = np.float32(generator.normal(size=count)).astype(float)
        for q in (0, 2.5, 50, 62.5, 97.5, 100):
            cases.append({"values": values.tolist(), "q": q, "value": np.percentile(values, q)})
    return cases


def softplus():
    x = np.float32([-100, -20, -3, -0.5, 0, 0.5, 3, 20, 100]).astype(float)
    return [{"x": v, "value": np.logaddexp(0, v), "sigmoid": special.expit(v)} for v in x]


results = {"normals": normals(), "divergences": divergences(), "mixtures": mixtures(), "entropies": entropies(),
           "percentiles": percentiles(), "softplus": softplus()}
(GOLDEN / "scipy.json").write_text(json.dumps(results) + "\n")
