"""Distributions of TensorFlow Probability from a description that becomes JSON, too: a name, the parameters, what has
no gradient (`options`), and the parts of a composite distribution, which are described the same way.

The parts are those of the constructor, in its order: of a Mixture first the Categorical, then each component; of a
MixtureSameFamily the Categorical and the components' distribution; of an Independent the distribution that it takes in.
Parameters are single precision's numbers, held in double precision. Nothing here is run by itself.
tensorflow==2.21.0 tensorflow-probability==0.25.0 numpy==2.4.6
"""
import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf
import tensorflow_probability as tfp

from golden_json import array, single

tfd = tfp.distributions
# TFP's densities of these are otherwise what the formula gives outside of the support, which is no number.
SUPPORTED = ("Gamma", "Beta", "Dirichlet")
DISCRETE = ("Bernoulli", "Categorical", "OneHotCategorical")


class Node:
    def __init__(self, kind, *parts, options=None, **parameters):
        self.kind, self.parts, self.options = kind, parts, options or {}
        self.parameters = {name: tf.constant(single(value)) for name, value in parameters.items()}

    def leaves(self):
        """All parameters, its own first, then its parts'."""
        own = list(self.parameters.values())
        return own + [leaf for part in self.parts for leaf in part.leaves()]

    def distribution(self):
        make, parts = getattr(tfd, self.kind), [part.distribution() for part in self.parts]
        if self.kind == "Mixture":
            return make(cat=parts[0], components=parts[1:])
        extra = {"force_probs_to_zero_outside_support": True} if self.kind in SUPPORTED else {}
        if self.kind in ("Bernoulli", "OneHotCategorical"):
            extra["dtype"] = tf.float64
        return make(*parts, **self.parameters, **self.options, **extra)

    def record(self, gradients=None):
        """`gradients` are those of `leaves()`; without them the record has none."""
        rest = iter(gradients) if gradients is not None else None
        return self._record(rest)

    def _record(self, rest):
        found = {"name": self.kind, "parameters": {name: array(value) for name, value in self.parameters.items()}}
        found["options"] = self.options
        found["gradients"] = None if rest is None else {name: array(next(rest)) for name in self.parameters}
        found["components"] = [part._record(rest) for part in self.parts]
        return found


def zeros_for_none(gradients, tensors):
    """What a value does not depend on has the gradient 0."""
    return [tf.zeros_like(t) if g is None else g for g, t in zip(gradients, tensors)]
