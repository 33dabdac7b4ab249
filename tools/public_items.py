#!/usr/bin/env python3
"""Checks every public item: tools/public_items.py

Fails if one has no example in its documentation (examples are run by cargo test), or if a type or trait of a dependency
shows in what is public, so that a new version of the dependency would be one of this crate. Wants a nightly compiler: rustdoc
gives its JSON there only.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OWN = 0
STANDARD = {"core", "alloc", "std"}
# The documentation says that the feature `serde` implements its traits.
ALLOWED = {"serde", "serde_core"}
# Fields and variants are shown in the example of their type.
GUIDES = "arabic_text::_guides"
NEED_EXAMPLES = {"module", "struct", "enum", "trait", "function", "constant", "assoc_const", "macro", "type_alias", "union"}


def rustdoc():
    command = ["cargo", "+nightly", "rustdoc", "--quiet", "--lib", "--all-features", "--", "-Zunstable-options", "--output-format", "json"]
    subprocess.run(command, check=True, cwd=ROOT)
    metadata = subprocess.run(["cargo", "metadata", "--no-deps", "--format-version", "1"], check=True, cwd=ROOT, stdout=subprocess.PIPE)
    target = json.loads(metadata.stdout)["target_directory"]
    return json.loads(pathlib.Path(target, "doc/arabic_text.json").read_text(encoding="utf-8"))


def has_example(docs):
    """Returns whether a code block is run: it is not marked as another language or as not to be run."""
    fences = re.findall(r"^\s*```+ *([^\n`]*)\n", docs or "", re.M)
    return any(set(re.split(r"[,\s]+", fence)) <= {"", "rust", "should_panic", "edition2024"} for fence in fences[::2])


class Items:
    def __init__(self, crate):
        self.index, self.paths = crate["index"], crate["paths"]
        self.crates = {int(number): row["name"] for number, row in crate["external_crates"].items()}
        self.seen, self.lacking, self.leaks, self.count = set(), [], [], 0

    def get(self, number):
        return self.index.get(str(number))

    def crate_of(self, number):
        path = self.paths.get(str(number))
        return OWN if path is None else path["crate_id"]

    def visit(self, number, above):
        item = self.get(number)
        if item is None or (number, above) in self.seen:
            return
        self.seen.add((number, above))
        (kind, inner), = item["inner"].items()
        if kind == "use":
            target = self.get(inner["id"]) if inner["id"] is not None else None
            if inner["is_glob"] and target:
                for child in target["inner"]["module"]["items"]:
                    self.visit(child, above)
            elif target:
                self.visit(inner["id"], above)
            elif inner["id"] is not None:
                self.note_leak(inner["id"], f"{above}{inner['name']} (re-exported)")
            return
        if item["visibility"] not in ("public", "default"):
            return
        name = f"{above}{item['name']}"
        if name == GUIDES:
            # Pages of text, with the examples that they need.
            return
        if kind in NEED_EXAMPLES:
            self.count += 1
            if not has_example(item["docs"]):
                self.lacking.append(f"{name} ({kind.replace('_', ' ')}, {place(item)})")
        if kind == "module":
            for child in inner["items"]:
                self.visit(child, f"{name}::")
            return
        self.look_for_leaks({key: value for key, value in inner.items() if key != "impls"}, name)
        for child in children(kind, inner):
            self.visit(child, f"{name}::")
        for implementation in inner.get("impls", []):
            self.visit_implementation(self.get(implementation), name)

    def visit_implementation(self, item, name):
        if item is None:
            return
        inner = item["inner"]["impl"]
        if inner["is_synthetic"] or inner["blanket_impl"]:
            return
        if inner["trait"]:
            self.look_for_leaks({"trait": inner["trait"], "generics": inner["generics"]}, f"{name} as {inner['trait']['path']}")
            return
        for child in inner["items"]:
            self.visit(child, f"{name}::")

    def look_for_leaks(self, part, name):
        """Returns every path in a signature."""
        if isinstance(part, dict):
            if isinstance(part.get("id"), int) and "path" in part:
                self.note_leak(part["id"], name)
            for value in part.values():
                self.look_for_leaks(value, name)
        elif isinstance(part, list):
            for value in part:
                self.look_for_leaks(value, name)

    def note_leak(self, number, name):
        crate = self.crate_of(number)
        if crate != OWN and self.crates[crate] not in STANDARD | ALLOWED:
            self.leaks.append(f"{name}: {'::'.join(self.paths[str(number)]['path'])}")


def place(item):
    span = item["span"]
    return f"{span['filename']}:{span['begin'][0]}" if span else "?"


def children(kind, inner):
    match kind:
        case "struct":
            plain = inner["kind"].get("plain", {}) if isinstance(inner["kind"], dict) else {}
            tuple_fields = inner["kind"].get("tuple", []) if isinstance(inner["kind"], dict) else []
            return [*plain.get("fields", []), *(field for field in tuple_fields if field is not None)]
        case "enum":
            return inner["variants"]
        case "trait":
            return inner["items"]
        case _:
            return []


def main():
    crate = rustdoc()
    items = Items(crate)
    items.visit(crate["root"], "")
    for name in sorted(set(items.lacking)):
        print(f"no example: {name}")
    for leak in sorted(set(items.leaks)):
        print(f"a dependency shows: {leak}")
    print(f"{items.count} public items, {len(set(items.lacking))} without an example, {len(set(items.leaks))} that show a dependency")
    sys.exit(1 if items.lacking or items.leaks or items.count < 100 else 0)


if __name__ == "__main__":
    main()
