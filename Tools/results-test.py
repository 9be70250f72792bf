"""Holds results.json against its JSON Schema: `Tools/results-test.py output/results.json ...`.

The schema is docs/results.NOTEBOOK.schema.json where there is one for the notebook, else docs/results.schema.json.

Exit codes: 0 all is well, 3 something is not.
"""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DOCS = pathlib.Path(__file__).parents[1] / "docs"


def resource(address):
    return Resource.from_contents(json.loads((DOCS / address).read_text()))


def validator(results):
    own = DOCS / f"results.{results.get('notebook')}.schema.json"
    path = own if own.exists() else DOCS / "results.schema.json"
    schema = json.loads(path.read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=Registry(retrieve=resource))


def main(paths):
    faults = 0
    for path in paths:
        if not pathlib.Path(path).exists():
            print(f"note: {path} is not there")
            continue
        results = json.loads(pathlib.Path(path).read_text())
        for error in validator(results).iter_errors(results):
            print(f"fault: {path}: {error.json_path}: {error.message[:200]}")
            faults += 1
    print(f"results of {len(paths)} builds: {faults} faults")
    sys.exit(3 if faults else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
