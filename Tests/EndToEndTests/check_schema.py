"""Holds JSON documents to a JSON Schema (2020-12), and to nothing beyond it: a field that the schema does not name is a fault.

check_schema.py SCHEMA FILE...     prints how many documents were held to it
"""

import json
import sys

import jsonschema_rs


def closed(schema):
    """The schema with every object closed. It leaves them open for those who read with it, since fields may be added."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: closed(part) for name, part in schema.items()}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        result["additionalProperties"] = False
    return result


def main():
    path, *files = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema_rs.meta.validate(schema)
    validator = jsonschema_rs.Draft202012Validator(closed(schema))
    for name in files:
        with open(name, encoding="utf-8") as file:
            document = json.load(file)
        faults = [f"{error.instance_path}: {error.message[:200]}" for error in validator.iter_errors(document)]
        if faults:
            sys.exit(f"{name}: " + "; ".join(faults[:5]))
    print(len(files))


if __name__ == "__main__":
    main()
