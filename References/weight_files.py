"""Files of weights that NumPy and safetensors make, and a look at ours with their eyes.

    python References/weight_files.py make     the fixtures numpy.npz, compressed.npz and library.safetensors
    python References/weight_files.py check    what NumPy and safetensors read in ours.npz and ours.safetensors

Tests hold that Swift reads the first as they are meant, and writes the second byte for byte. numpy==2.4.6
safetensors==0.8.0
"""
import io
import pathlib
import sys
import zipfile

import numpy as np
import safetensors
from safetensors.numpy import load_file

WEIGHTS = pathlib.Path(__file__).parent.parent / "Tests/Fixtures/weights"
# Exact in every type.
VALUES = np.arange(6, dtype=np.float32).reshape(2, 3) / 4 - 0.5
BITS = np.array([0x7FC00123, 0x7F800001, 0x80000000, 0x00000001, 0x7F800000, 0x3F800000], np.uint32)
OURS = {"conv2d/kernel": np.arange(6, dtype=np.float32).reshape(2, 1, 3), "dense/bias": BITS.view(np.float32),
        "größe": np.float32(0.5).reshape(()), "empty": np.zeros((0, 3), np.float32)}
METADATA = {"format": "report", "note": "\"a\" and\n/b"}


def make():
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    arrays = {"conv2d/kernel": VALUES, "half": VALUES.astype("<f2"), "double": VALUES.astype("<f8"),
              "big": VALUES.astype(">f4"), "big_half": VALUES.astype(">f2"), "big_double": VALUES.astype(">f8"),
              "fortran": np.asfortranarray(VALUES), "scalar": np.float32(-0.5).reshape(()),
              "empty": np.zeros((0, 3), np.float32)}
    np.savez(WEIGHTS / "numpy.npz", **arrays)
    np.savez_compressed(WEIGHTS / "compressed.npz", noise=VALUES, zeros=np.zeros((64, 64), np.float32))
    bfloat16 = (VALUES.view(np.uint32) >> 16).astype("<u2")
    whole = np.arange(6).reshape(2, 3)
    typed = {"F32": ("float32", VALUES), "F64": ("float64", VALUES.astype("<f8")), "F16": ("float16", VALUES.astype("<f2")),
             "BF16": ("bfloat16", bfloat16), "I32": ("int32", whole.astype("<i4")), "I64": ("int64", whole.astype("<i8"))}
    # The arrays outlive the addresses that safetensors is given.
    specs = {name: safetensors.TensorSpec(dtype=dtype, shape=array.shape, data_ptr=array.ctypes.data,
                                          data_len=array.nbytes) for name, (dtype, array) in typed.items()}
    (WEIGHTS / "library.safetensors").write_bytes(safetensors.serialize(specs, metadata={"made by": "safetensors"}))


def same(found, expected):
    """Equal names in order, shapes, types and bits."""
    assert list(found) == list(expected), list(found)
    for name, array in expected.items():
        assert found[name].dtype == np.dtype("<f4") and found[name].shape == array.shape, name
        assert found[name].tobytes() == array.tobytes(), name


def check():
    with np.load(WEIGHTS / "ours.npz") as file:
        same({name: file[name] for name in file.files}, OURS)
    with zipfile.ZipFile(WEIGHTS / "ours.npz") as file:
        assert file.testzip() is None
        for member in file.infolist():
            expected = io.BytesIO()
            np.save(expected, OURS[member.filename.removesuffix(".npy")])
            assert file.read(member) == expected.getvalue(), "not the bytes of numpy.save"
    found = load_file(WEIGHTS / "ours.safetensors")
    same({name: found[name] for name in OURS}, OURS)
    with safetensors.safe_open(WEIGHTS / "ours.safetensors", "numpy") as file:
        assert file.metadata() == METADATA and set(file.keys()) == set(OURS)
        # By offsets; two arrays may have equal ones, where one is empty.
        assert list(file.offset_keys()) == list(OURS), file.offset_keys()
    print(f"numpy {np.__version__} and safetensors {safetensors.__version__} read in ours what Swift wrote")


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]]()
