"""How the golden numbers are written as JSON: an array is {"shape": [...], "values": [...]}, each number with all
digits of its double (the shortest decimal that reads back as the same one, 17 digits at most), and what JSON has no
number for is the string "inf", "-inf" or "nan". A test reads the same numbers that the library here computed.

Every script says how it is run; nothing here is run by itself. numpy==2.4.6
"""
import json
import math

import numpy as np

from golden_fixtures import GOLDEN


def single(values):
    """Rounded to single precision and back: the inputs of a test are exact in ours."""
    with np.errstate(over="ignore"):
        return np.asarray(np.asarray(values, np.float64).astype(np.float32), np.float64)


def number(value):
    value = float(value)
    if math.isnan(value):
        return "nan"
    return value if math.isfinite(value) else ("inf" if value > 0 else "-inf")


def array(values):
    """None stays None: where the library has no such value."""
    if values is None:
        return None
    values = np.asarray(values)
    return {"shape": list(values.shape), "values": [number(v) for v in values.ravel()]}


def write(path, records):
    """One record a line, so that a difference of two versions says which record it is in."""
    lines = [json.dumps(record, separators=(",", ":"), allow_nan=False) for record in records]
    target = GOLDEN / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{path}: {len(records)} records, {target.stat().st_size} bytes")
