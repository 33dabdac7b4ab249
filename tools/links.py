#!/usr/bin/env python3
"""Checks that all links have a target: cargo doc --no-deps --all-features && tools/links.py

In the documentation as docs.rs lays it out: every relative link of a page must lead to a page of the crate and to an anchor that it
has; a link that leaves the folder of the crate would break there. In the pages of the repository: every relative link
must lead to a file that git knows, so that it resolves against `repository` in Cargo.toml, as crates.io does for the
README. Links to other hosts are not followed.
"""
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The folders that rustdoc makes beside that of the crate. docs.rs serves these from elsewhere.
SHARED = {"static.files", "help.html", "settings.html", "crates.js", "search-index.js", "src-files.js", "search.index", "trait.impl", "type.impl"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.anchors = set(), set()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("id"):
            self.anchors.add(attrs["id"])
        if tag == "a" and attrs.get("href"):
            self.links.add(attrs["href"])
        if tag == "img" and attrs.get("src"):
            self.links.add(attrs["src"])


def read(path):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def check_documentation(folder):
    """`folder`: target/doc."""
    pages = {path: read(path) for name in ("arabic_text", "src/arabic_text") for path in (folder / name).rglob("*.html")}
    broken, count = [], 0
    for path, page in pages.items():
        for link in page.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith("javascript:"):
                continue
            count += 1
            target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path
            where = f"{path.relative_to(folder)}: {link}"
            try:
                top = target.relative_to(folder).parts[:1]
            except ValueError:
                broken.append(f"{where} leaves the documentation")
                continue
            if top and top[0] in SHARED:
                continue
            if target.is_dir():
                target /= "index.html"
            if target not in pages and not (target.exists() and target.suffix != ".html"):
                broken.append(f"{where} leads to no page")
            elif parts.fragment and target in pages and not has_anchor(pages[target], path, target, parts.fragment):
                broken.append(f"{where} leads to no anchor")
    return count, broken


def has_anchor(page, path, target, fragment):
    # Lines of source pages are numbered by a script.
    return {fragment, urllib.parse.unquote(fragment)} & page.anchors or "src" in target.parts and re.fullmatch(r"[\d-]+", fragment)


def check_repository():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    known = set(files) | {str(parent) for name in files for parent in pathlib.PurePosixPath(name).parents}
    metadata = json.loads(subprocess.run(["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    repository = metadata["packages"][0]["repository"]
    broken, count = [], 0
    if not repository:
        broken.append("Cargo.toml names no repository, against which links of the README resolve")
    for name in (name for name in files if name.endswith(".md")):
        text = re.sub(r"^```.*?^```", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.M | re.S)
        links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"^\[[^\]]+\]: (\S+)", text, re.M)
        for link in links:
            path = link.partition("#")[0]
            if "://" in link or not path:
                continue
            count += 1
            target = pathlib.PurePosixPath(name).parent / path
            parts = []
            for part in target.parts:
                if part == ".." and parts:
                    parts.pop()
                else:
                    parts.append(part)
            if "/".join(parts) not in known:
                broken.append(f"{name}: {link} is no file of the repository")
    return count, broken


def main():
    folder = ROOT / "target/doc" if len(sys.argv) < 2 else pathlib.Path(sys.argv[1]).resolve()
    if not (folder / "arabic_text/index.html").exists():
        print("there is no documentation: run cargo doc --no-deps --all-features first")
        sys.exit(2)
    inside, broken = check_documentation(folder)
    beside, more = check_repository()
    for line in sorted(broken + more):
        print(line)
    print(f"{inside} links of the documentation and {beside} of the repository, {len(broken + more)} of them broken")
    sys.exit(1 if broken or more or inside < 1000 or beside < 50 else 0)


main()
