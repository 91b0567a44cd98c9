"""Two checkers of FHIR R4 that know nothing of each other; each misses what the other finds.

The official JSON schema, less the resources that we do not write; and the library fhir.resources,
which has no R4 of its own: R4B has the same rules for all the resources used here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from jsonschema import Draft6Validator
from pydantic import ValidationError

SCHEMA = Path(__file__).with_name("r4.schema.json")


def faults(bundle: dict[str, Any]) -> list[str]:
    """Everything that either of them says, and links that lead nowhere."""
    return [*schema_faults(bundle), *library_faults(bundle), *lost_links(bundle)]


def schema_faults(bundle: dict[str, Any]) -> list[str]:
    """Each resource beside the schema: a fault in a Bundle would only say "none of these"."""
    found = [error.message for error in _of("Bundle").iter_errors(_without_resources(bundle))]
    for entry in bundle["entry"]:
        resource = entry["resource"]
        found += [error.message for error in _of(resource["resourceType"]).iter_errors(resource)]
    return found


def library_faults(bundle: dict[str, Any]) -> list[str]:
    """What fhir.resources says of the Bundle with all that is in it."""
    try:
        get_fhir_model_class("Bundle").model_validate_json(json.dumps(bundle))
    except ValidationError as error:
        return [f"{fault['loc']} {fault['msg']}" for fault in error.errors()]
    return []


def lost_links(bundle: dict[str, Any]) -> list[str]:
    """References to what is not in the document, and resources that two entries call the same."""
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    links = set(_links(bundle))
    return [*sorted(links - set(urls)), *(url for url in set(urls) if urls.count(url) > 1)]


def _links(value: Any) -> list[str]:
    if isinstance(value, list):
        return [link for each in value for link in _links(each)]
    if not isinstance(value, dict):
        return []
    own = [value["reference"]] if isinstance(value.get("reference"), str) else []
    return own + [link for each in value.values() for link in _links(each)]


def _without_resources(bundle: dict[str, Any]) -> dict[str, Any]:
    entries = [{"fullUrl": entry["fullUrl"]} for entry in bundle["entry"]]
    return bundle | {"entry": entries}


@cache
def _of(kind: str) -> Draft6Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    del schema["oneOf"]
    return Draft6Validator(schema | {"$ref": f"#/definitions/{kind}"})
