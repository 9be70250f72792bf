"""Laplace approximations of a last layer by laplace-torch, as Tests/Fixtures/golden/laplace.json.

    python References/laplace_golden.py

In an environment of its own, since laplace-torch asks for packages of its own; torchvision is not needed, and may not fit the torch.
numpy==2.4.6 scipy==1.17.1 torch==2.13.0 laplace-torch==0.3

The bias is the weight of a feature that is 1, which is how we have it; laplace-torch would give it a Kronecker factor of its own.
"""
import numpy as np
import torch
from laplace import Laplace
from scipy import optimize

from golden_json import array, number, single, write

SAMPLES, FEATURES, CLASSES = 40, 5, 3


def inputs():
    """Activations of a rectifier, as a network's features are, and weights that fit none of the labels too well."""
    generator = np.random.default_rng(0)
    features = single(np.maximum(generator.normal(0.3, 1, (SAMPLES + 3, FEATURES)), 0))
    kernel = single(generator.normal(0, 0.8, (FEATURES, CLASSES)))
    bias = single(generator.normal(0, 0.5, CLASSES))
    return features[:SAMPLES], features[SAMPLES:], kernel, bias


def with_ones(features):
    return torch.tensor(np.concatenate([features, np.ones((len(features), 1))], 1))


def fitted(features, kernel, bias, structure):
    model = torch.nn.Sequential(torch.nn.Identity(), torch.nn.Linear(FEATURES + 1, CLASSES, bias=False))
    with torch.no_grad():
        model[1].weight.copy_(torch.tensor(np.concatenate([kernel, bias[None]]).T))
    data = torch.utils.data.TensorDataset(with_ones(features), torch.zeros(len(features), dtype=torch.long))
    laplace = Laplace(model, "classification", subset_of_weights="last_layer", hessian_structure=structure,
                      last_layer_name="1", prior_precision=torch.tensor(1.0))
    # One batch of all samples: of several, the factors would be means.
    laplace.fit(torch.utils.data.DataLoader(data, batch_size=len(features)))
    return laplace


def occam(laplace, precision):
    evidence = laplace.log_marginal_likelihood(prior_precision=torch.tensor(float(precision)))
    return (evidence - laplace.log_likelihood).item()


def precision_matrix(laplace):
    """H + δ I with weight (feature, class) at feature · classes + class; laplace-torch has classes first."""
    matrix = laplace.posterior_precision
    matrix = (matrix if torch.is_tensor(matrix) else matrix.to_matrix()).detach().numpy()
    matrix = np.diag(matrix) if matrix.ndim == 1 else matrix
    order = np.arange(CLASSES * (FEATURES + 1)).reshape(CLASSES, FEATURES + 1).T.ravel()
    return matrix[np.ix_(order, order)]


def logit_spread(covariance, features):
    """Mean over samples of the variances of the logits less their mean."""
    centre = np.eye(CLASSES) - 1 / CLASSES
    jacobians = [np.kron(row, np.eye(CLASSES)) for row in with_ones(features).numpy()]
    return np.mean([np.trace(centre @ j @ covariance @ j.T @ centre) for j in jacobians])


def mean_field(precision, prior, features):
    covariance, independent = np.linalg.inv(precision), np.diag(1 / np.diag(precision))
    curvature = precision - prior * np.eye(len(precision))
    weights = np.mean(np.sqrt(np.diag(independent) / np.diag(covariance)))
    logits = np.sqrt(logit_spread(independent, features) / logit_spread(covariance, features))
    diagonal = np.diag(curvature)
    return {"weightDeviations": number(weights), "logitDeviations": number(logits),
            "effectiveParameters": number(np.trace(curvature @ covariance)),
            "independentEffectiveParameters": number(np.sum(diagonal / (diagonal + prior)))}


def record(structure):
    features, tested, kernel, bias = inputs()
    laplace = fitted(features, kernel, bias, structure)
    best = optimize.minimize_scalar(lambda x: -occam(laplace, np.exp(x)), bounds=(-8, 8), method="bounded",
                                    options={"xatol": 1e-10})
    cases = []
    for prior in (0.05, 1.0, 20.0):
        value = occam(laplace, prior)
        _, covariance = laplace._glm_predictive_distribution(with_ones(tested))
        cases.append({"priorPrecision": prior, "logOccamFactor": number(value),
                      "logitCovariance": array(covariance.detach().numpy()),
                      "meanField": mean_field(precision_matrix(laplace), prior, features)})
    return {"structure": structure, "features": array(features), "tested": array(tested), "kernel": array(kernel),
            "bias": array(bias), "bestPriorPrecision": number(np.exp(best.x)), "cases": cases}


torch.set_default_dtype(torch.float64)
write("laplace.json", [record("kron"), record("diag"), record("full")])
