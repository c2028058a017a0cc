"""YAML in and out: comments survive a save, and every fault names its line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from itineraire.errors import ClientFilesError, Fault
from itineraire.files import write_whole

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "missing": "missing_field",
    "extra_forbidden": "unknown_field",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "string_pattern_mismatch": "not_a_slug",
    "string_too_short": "empty",
    "string_too_long": "too_long",
    "too_short": "empty_list",
    "int_parsing": "not_whole",
    "int_from_float": "not_whole",
    "greater_than": "not_above",
    "greater_than_equal": "too_small",
    "less_than": "not_below",
    "less_than_equal": "too_large",
}
#: Codes of a number beyond its limit -> the limit's name in pydantic's context.
_LIMITS = {"not_above": "gt", "too_small": "ge", "not_below": "lt", "too_large": "le"}
_FAMILIES = {
    "float": "not_a_number",
    "int": "not_a_number",
    "finite": "not_a_number",
    "date": "not_a_date",
    "bool": "not_a_boolean",
}


def yaml_document() -> YAML:
    """Return the one YAML dialect of the package: 1.2, round trip."""
    document = YAML(typ="rt")
    document.width = 120
    document.preserve_quotes = True
    return document


def load_yaml(path: Path, *, file: str) -> Any:
    """Read a YAML file.

    Raises
    ------
    ClientFilesError
        When the file is absent, is not UTF-8 or is not YAML; the fault names the line.
    """
    if not path.is_file():
        raise ClientFilesError(Fault("engagement.missing_file", file=file))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        row = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ClientFilesError(Fault("engagement.not_utf8", file=file, line=row)) from error
    try:
        return yaml_document().load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ClientFilesError(
            Fault("engagement.not_yaml", file=file, line=line, found=(error.problem or "").strip())
        ) from error
    except (YAMLError, ValueError) as error:
        raise ClientFilesError(Fault("engagement.not_yaml", file=file, found=str(error))) from error


def save_yaml(path: Path, data: Any) -> None:
    """Write a YAML file whole or not at all."""
    text = StringIO()
    yaml_document().dump(data, text)
    write_whole(path, text.getvalue().encode())


def parse(model: type[Model], data: Any, *, file: str) -> Model:
    """Turn what a YAML file holds into a model.

    Raises
    ------
    ClientFilesError
        With one fault for each thing wrong in the file.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = faults_of(error, model)
        raise ClientFilesError(
            [
                Fault(
                    fault.code,
                    file=file,
                    line=line_of(data, loc),
                    column=fault.column,
                    found=fault.found,
                    values=fault.values,
                )
                for fault, loc in faults
            ]
        ) from error


def faults_of(error: ValidationError, model: type[BaseModel]) -> list[tuple[Fault, tuple[Any, ...]]]:
    """Return one fault for each thing pydantic found, with the place where it found it."""
    return [(_fault(dict(item), model), tuple(item["loc"])) for item in error.errors()]


def _fault(item: dict[str, Any], model: type[BaseModel]) -> Fault:
    kind, context = str(item["type"]), item.get("ctx", {})
    code = _CODES.get(kind) or _FAMILIES.get(kind.split("_")[0], "wrong_shape")
    if kind == "value_error":
        code = str(context["error"])
    values: dict[str, object] = {}
    if code == "not_in_list":
        values["expected"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if code in _LIMITS:
        values |= {"found": float(item["input"]), "limit": float(context[_LIMITS[code]])}
    if code == "unknown_field":
        values["suggestion"] = _closest(str(item["loc"][-1]), model, item["loc"][:-1])
    found = "" if code in ("missing_field", "unknown_field") else _shown(item.get("input"))
    return Fault(f"engagement.{code}", column=_path(item["loc"]), found=found, values=values)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _path(loc: Sequence[Any]) -> str:
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else ("." if text else "") + str(part)
    return text


def _closest(name: str, model: type[BaseModel], parents: Sequence[Any]) -> str:
    """Return the known field nearest to an unknown one, or all known fields when none is near."""
    fields = _fields_at(model, parents)
    near = difflib.get_close_matches(name, fields, n=1)
    return near[0] if near else ", ".join(fields)


def _fields_at(model: type[BaseModel], parents: Sequence[Any]) -> list[str]:
    schema = model.model_json_schema()
    node: dict[str, Any] = schema
    for part in parents:
        node = _resolved(node, schema)
        node = node.get("items", {}) if isinstance(part, int) else node.get("properties", {}).get(part, {})
    return list(_resolved(node, schema).get("properties", {}))


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", []):
        if "$ref" in choice or "items" in choice:
            node = choice
    if "$ref" in node:
        found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        return found
    return node


def line_of(data: Any, loc: Sequence[Any]) -> int | None:
    """Return the line (from 1) of the deepest part of ``loc`` that the file holds."""
    line: int | None = None
    for part in loc:
        position = getattr(data, "lc", None)
        try:
            if position is not None:
                line = (position.item(part)[0] if isinstance(part, int) else position.key(part)[0]) + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return line
