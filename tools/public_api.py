#!/usr/bin/env python3
"""The public API as text, one item a line: tools/public_api.py [--write]

Compares the API with the snapshot in tools/public_api.txt and prints the difference, or writes the snapshot anew. A
change of the API is then a line in the commit that makes it. Wants a nightly compiler: rustdoc gives its JSON there
only. Without one it says so and ends with 3.
"""
import difflib
import pathlib
import subprocess
import sys

from public_items import ROOT, rustdoc

SNAPSHOT = ROOT / "tools/public_api.txt"
# Traits that every type has are tested by tests/project/api.rs, and derived traits are listed with their type.
DERIVED = {"StructuralPartialEq"}


def generic_args(args):
    if not args:
        return ""
    if "parenthesized" in args:
        inputs = ", ".join(map(type_text, args["parenthesized"]["inputs"]))
        output = args["parenthesized"]["output"]
        return f"({inputs})" + (f" -> {type_text(output)}" if output else "")
    inner = args["angle_bracketed"]
    parts = [arg.get("lifetime") or (type_text(arg["type"]) if "type" in arg else arg["const"]["expr"]) for arg in inner["args"]]
    for constraint in inner["constraints"]:
        (how, what), = constraint["binding"].items()
        bound = type_text(what["type"]) if how == "equality" else bounds(what)
        parts.append(f"{constraint['name']}{' = ' if how == 'equality' else ': '}{bound}")
    return f"<{', '.join(parts)}>" if parts else ""


def path_text(path):
    return path["path"].split("::")[-1] + generic_args(path.get("args"))


def bound_text(bound):
    (kind, inner), = bound.items()
    if kind == "trait_bound":
        sign = {"none": "", "maybe": "?", "maybe_const": "~const "}[inner["modifier"]]
        return sign + path_text(inner["trait"])
    if kind == "outlives":
        return inner
    return f"use<{', '.join(arg.get('lifetime') or arg.get('param') for arg in inner)}>"


def bounds(all_bounds):
    return " + ".join(map(bound_text, all_bounds))


def type_text(ty):
    (kind, inner), = ty.items()
    match kind:
        case "resolved_path":
            return path_text(inner)
        case "generic" | "primitive":
            return inner
        case "borrowed_ref":
            lifetime = f"{inner['lifetime']} " if inner["lifetime"] else ""
            return f"&{lifetime}{'mut ' if inner['is_mutable'] else ''}{type_text(inner['type'])}"
        case "tuple":
            return f"({', '.join(map(type_text, inner))})"
        case "slice":
            return f"[{type_text(inner)}]"
        case "array":
            return f"[{type_text(inner['type'])}; {inner['len']}]"
        case "impl_trait":
            return f"impl {bounds(inner)}"
        case "qualified_path":
            trait = inner["trait"]
            owner = type_text(inner["self_type"])
            return f"<{owner} as {path_text(trait)}>::{inner['name']}" if trait and trait["path"] else f"{owner}::{inner['name']}"
    return kind


def generics_text(generics):
    parts = []
    for param in generics["params"]:
        (kind, inner), = param["kind"].items()
        if kind == "type" and inner["is_synthetic"]:
            continue
        limits = bounds(inner["bounds"]) if kind == "type" else " + ".join(inner.get("outlives", []))
        parts.append(param["name"] + (f": {limits}" if limits else ""))
    where = [f"{type_text(p['bound_predicate']['type'])}: {bounds(p['bound_predicate']['bounds'])}" for p in generics["where_predicates"] if "bound_predicate" in p]
    return (f"<{', '.join(parts)}>" if parts else ""), (f" where {', '.join(where)}" if where else "")


def function_text(name, function):
    params, where = generics_text(function["generics"])
    inputs = []
    for argument, ty in function["sig"]["inputs"]:
        text = type_text(ty)
        inputs.append({"Self": "self", "&Self": "&self", "&mut Self": "&mut self"}.get(text, text.replace("Self", "self")) if argument == "self" else f"{argument}: {text}")
    output = function["sig"]["output"]
    result = f" -> {type_text(output)}" if output else ""
    return f"{'const ' if function['header']['is_const'] else ''}fn {name}{params}({', '.join(inputs)}){result}{where}"


class Api:
    def __init__(self, crate):
        self.index, self.lines = crate["index"], []

    def get(self, number):
        return self.index.get(str(number))

    def add(self, line, item=None):
        attributes = [str(attribute) for attribute in item["attrs"]] if item else []
        marks = [mark for mark in ("non_exhaustive", "must_use") if any(mark in attribute for attribute in attributes)]
        self.lines.append("".join(f"#[{mark}] " for mark in marks) + line)

    def visit(self, number, above):
        item = self.get(number)
        if item is None:
            return
        (kind, inner), = item["inner"].items()
        if kind == "use":
            if inner["is_glob"]:
                for child in self.get(inner["id"])["inner"]["module"]["items"]:
                    self.visit(child, above)
            else:
                self.visit(inner["id"], above)
            return
        if item["visibility"] not in ("public", "default"):
            return
        name = f"{above}{item['name']}"
        match kind:
            case "module":
                for child in inner["items"]:
                    self.visit(child, f"{name}::")
            case "function":
                self.add(function_text(name, inner), item)
            case "constant":
                self.add(f"const {name}: {type_text(inner['type'])}", item)
            case "assoc_const":
                self.add(f"const {name}: {type_text(inner['type'])}", item)
            case "struct" | "enum":
                params, where = generics_text(inner["generics"])
                self.add(f"{kind} {name}{params}{where}", item)
                self.visit_members(kind, inner, name)
                self.visit_implementations(inner["impls"], name)

    def visit_members(self, kind, inner, name):
        if kind == "enum":
            for variant in inner["variants"]:
                self.add(f"variant {name}::{self.get(variant)['name']}")
            return
        shape = inner["kind"] if isinstance(inner["kind"], dict) else {}
        for field in shape.get("plain", {}).get("fields", []) + [field for field in shape.get("tuple", []) if field is not None]:
            item = self.get(field)
            self.add(f"field {name}::{item['name']}: {type_text(item['inner']['struct_field'])}")

    def visit_implementations(self, implementations, name):
        for number in implementations:
            inner = self.get(number)["inner"]["impl"]
            if inner["is_synthetic"] or inner["blanket_impl"]:
                continue
            if inner["trait"] is None:
                for child in inner["items"]:
                    self.visit(child, f"{name}::")
            elif inner["trait"]["path"] not in DERIVED:
                items = [self.get(item) for item in inner["items"]]
                types = [f"{item['name']} = {type_text(item['inner']['assoc_type']['type'])}" for item in items if item and "assoc_type" in item["inner"]]
                self.add(f"impl {path_text(inner['trait'])} for {type_text(inner['for'])}" + (f" ({', '.join(types)})" if types else ""))


def main():
    if subprocess.run(["rustc", "+nightly", "--version"], capture_output=True).returncode != 0:
        print("the public API was not compared: there is no nightly compiler")
        sys.exit(3)
    crate = rustdoc()
    api = Api(crate)
    for child in api.get(crate["root"])["inner"]["module"]["items"]:
        api.visit(child, "")
    now = sorted(set(api.lines), key=lambda line: (line.split("] ")[-1].split(" ", 1)[1].replace("fn ", ""), line))
    if "--write" in sys.argv:
        SNAPSHOT.write_text("\n".join(now) + "\n", encoding="utf-8")
        print(f"{len(now)} items written to {SNAPSHOT.relative_to(ROOT)}")
        return
    before = SNAPSHOT.read_text(encoding="utf-8").splitlines() if SNAPSHOT.exists() else []
    difference = [line for line in difflib.unified_diff(before, now, "snapshot", "now", lineterm="", n=0) if not line.startswith("@@")]
    print("\n".join(difference) if difference else f"{len(now)} items, as in the snapshot")
    if difference:
        print("The public API changed: run tools/public_api.py --write, look at the difference and commit it.")
        sys.exit(1)


if __name__ == "__main__":
    main()
