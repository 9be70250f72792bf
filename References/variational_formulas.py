"""The variational layers of TensorFlow Probability in closed form, given their noise and signs. Nothing here is run by
itself.

With scale = 2^-23 + softplus(rho) (TFP adds single precision's epsilon), `affine` the layer's product of x and a
kernel, eps noise of N(0, 1):

    Reparameterization        affine(x, loc + scale * eps)
    LocalReparameterization   affine(x, loc) + sqrt(affine(x^2, scale^2)) * eps       (eps for each output)
    Flipout                   affine(x, loc) + affine(x * sign_input, scale * eps) * sign_output

The signs are each sample's: sign_input one for each input of a dense layer or channel of a convolution, sign_output for
each output or filter. The bias is loc + scale * eps, or loc where its posterior is Deterministic. DenseVariational
draws loc + softplus(rho) * eps, without the epsilon, for kernel and bias in one vector, the kernel first. numpy==2.4.6
"""
import numpy as np

TINY = 2.0**-23


def softplus(x):
    return np.logaddexp(0, x)


def same(size, kernel, stride):
    """Padding before and after, as TensorFlow's: an odd row goes behind."""
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def convolve(x, kernel, strides, padding):
    """NHWC by HWIO, as a sum over the kernel's places."""
    (kh, kw), (sh, sw) = kernel.shape[:2], strides
    if padding == "same":
        x = np.pad(x, ((0, 0), same(x.shape[1], kh, sh), same(x.shape[2], kw, sw), (0, 0)))
    height, width = (x.shape[1] - kh) // sh + 1, (x.shape[2] - kw) // sw + 1
    return sum(x[:, i:i + sh * height:sh, j:j + sw * width:sw][:, :height, :width] @ kernel[i, j]
               for i in range(kh) for j in range(kw))


def affine(config):
    if "kernel_size" not in config:
        return np.matmul
    return lambda x, kernel: convolve(x, kernel, config["strides"], config["padding"])


def spread(signs, x):
    """[N, C] beside [N, H, W, C]."""
    return signs.reshape(signs.shape[:1] + (1,) * (x.ndim - 2) + signs.shape[1:])


def bias(parameters, noise):
    if "bias_loc" not in parameters:
        return 0
    if "bias_rho" not in parameters:
        return parameters["bias_loc"]
    return parameters["bias_loc"] + (TINY + softplus(parameters["bias_rho"])) * noise["bias"]


def output(name, config, x, parameters, noise):
    if name == "DenseVariational":
        drawn = parameters["loc"] + softplus(parameters["rho"]) * noise["dense"]
        size = x.shape[-1] * config["units"]
        return x @ drawn[:size].reshape(x.shape[-1], config["units"]) + drawn[size:]
    product, loc = affine(config), parameters["kernel_loc"]
    scale = TINY + softplus(parameters["kernel_rho"])
    if name.endswith("LocalReparameterization"):
        y = product(x, loc) + np.sqrt(product(x**2, scale**2)) * noise["affine"]
    elif name.endswith("Flipout"):
        moved = product(x * spread(noise["sign_input"], x), scale * noise["kernel"])
        y = product(x, loc) + moved * spread(noise["sign_output"], moved)
    else:
        y = product(x, loc + scale * noise["kernel"])
    return y + bias(parameters, noise)


def moments(name, config, x, parameters):
    """Mean and variance of an output over draws: the same for all estimators, which differ in what outputs share."""
    if name == "DenseVariational":
        size, shape = x.shape[-1] * config["units"], (x.shape[-1], config["units"])
        loc, variance = parameters["loc"], softplus(parameters["rho"])**2
        return x @ loc[:size].reshape(shape) + loc[size:], x**2 @ variance[:size].reshape(shape) + variance[size:]
    product = affine(config)
    mean = product(x, parameters["kernel_loc"]) + parameters.get("bias_loc", 0)
    variance = product(x**2, (TINY + softplus(parameters["kernel_rho"]))**2)
    if "bias_rho" in parameters:
        variance = variance + (TINY + softplus(parameters["bias_rho"]))**2
    return mean, variance
