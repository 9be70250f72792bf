"""The published corruptions of MNIST-C, timed: a line of JSON for each, in seconds of a processor for 10,000 images.

    python Benchmarks/peers/corruptions.py CORRUPTIONS_PY SKIMAGE [COUNT]

CORRUPTIONS_PY is corruptions.py of google-research/mnist-c (at bba57e4), SKIMAGE the folder `skimage` out of the wheel of
scikit-image 0.15.0, which MNIST-C was made with (`pip download scikit-image==0.15.0 --python-version 3.7
--only-binary=:all: --no-deps`, then unzip). COUNT images are timed, 200 unless told.
numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0 opencv-python-headless==5.0.0.93 pillow==13.0.0 Wand==0.7.2 ImageMagick 6.9.11-60
"""
import importlib.util
import json
import os
import re
import sys
import time
import types

import numpy as np
from PIL import Image
from scipy import ndimage
from skimage import color, transform
from skimage.util.dtype import dtype_limits, img_as_float


def _old(folder, path, **names):
    """What a file of scikit-image 0.15 defines, with `names` for what it imports from the package itself."""
    with open(os.path.join(folder, path)) as file:
        source = re.sub(r"^from \..*$", "", file.read(), flags=re.MULTILINE)
    exec(compile(source, path, "exec"), names)
    return names


def _skimage(folder):
    """Version 0.15 as far as the corruptions need it. What is compiled there, the interpolation of `warp`, and colours,
    which have not changed, are those of the version that is installed."""
    gaussian = _old(
        folder, "filters/_gaussian.py", img_as_float=img_as_float, guess_spatial_dimensions=lambda image: image.ndim,
        convert_to_float=lambda image, keep: image.astype(float) if keep else img_as_float(image))["gaussian"]
    canny = _old(
        folder, "feature/_canny.py", gaussian=gaussian, dtype_limits=dtype_limits, img_as_float=img_as_float,
        assert_nD=lambda image, dimensions: None)["canny"]
    random_noise = _old(folder, "util/noise.py", img_as_float=img_as_float)["random_noise"]
    affine = _old(
        folder, "transform/_geometric.py", get_bound_method_class=None, safe_as_int=None)["AffineTransform"]
    package = types.ModuleType("skimage")
    package.filters = types.SimpleNamespace(gaussian=gaussian)
    package.feature = types.SimpleNamespace(canny=canny)
    package.util = types.SimpleNamespace(random_noise=random_noise)
    package.color = color
    package.transform = types.SimpleNamespace(
        AffineTransform=affine, warp=lambda image, inverse_map: transform.warp(image, inverse_map.params))
    return package


def published(path, folder):
    """The module corruptions.py, with the libraries and names of its time in place of today's while it is read."""
    skimage = _skimage(folder)
    np.float_, np.int = np.float64, int
    then = {
        "skimage": skimage, "skimage.filters": skimage.filters, "skimage.transform": skimage.transform,
        "skimage.feature": skimage.feature,
        "scipy.ndimage.interpolation": types.SimpleNamespace(map_coordinates=ndimage.map_coordinates),
        "pkg_resources": types.SimpleNamespace(resource_filename=None)}
    now = {name: sys.modules.get(name) for name in then}
    here = os.getcwd()
    path = os.path.abspath(path)
    try:
        sys.modules.update(then)
        # It opens a file of its folder.
        os.chdir(os.path.dirname(path))
        specification = importlib.util.spec_from_file_location("published", path)
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
    finally:
        os.chdir(here)
        for name, value in now.items():
            sys.modules.pop(name)
            if value is not None:
                sys.modules[name] = value
    return module


def main():
    module = published(sys.argv[1], sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    if os.environ.get("REPORT_DATA"):
        from mnist import load
        levels = np.round((1 - load()[0][:count, ..., 0]) * 255).astype(np.uint8)
    else:
        levels = np.random.default_rng(0).integers(0, 256, (count, 28, 28), dtype=np.uint8)
    images = [Image.fromarray(image) for image in levels]
    total = 0
    for name in module.CORRUPTIONS[1:]:
        corrupt = getattr(module, name)
        corrupt(images[0])
        start = time.process_time()
        for image in images:
            corrupt(image)
        seconds = (time.process_time() - start) / count * 10_000
        total += seconds
        print(json.dumps({"peer": "mnist-c", "corruption": name, "secondsPer10000": seconds}), flush=True)
    print(json.dumps({"peer": "mnist-c", "corruption": "all", "secondsPer10000": total}))


if __name__ == "__main__":
    main()
