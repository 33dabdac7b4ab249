#!/usr/bin/env python3
"""Looks at a wheel for another processor: the module is for it, and asks for nothing that Linux of 2014 does not have.

usage: tests/wheel_of.py aarch64 WHEEL
"""

import re
import struct
import sys
import zipfile

MACHINES = {"aarch64": 183, "x86_64": 62}

processor, path = sys.argv[1:]
with zipfile.ZipFile(path) as wheel:
    module = wheel.read("arabic_text/_native.abi3.so")
    names = set(wheel.namelist())
    metadata = next(wheel.read(name).decode() for name in names if name.endswith("dist-info/METADATA"))

assert module[:4] == b"\x7fELF" and struct.unpack_from("<H", module, 18)[0] == MACHINES[processor], "another processor"
newest = max((int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", module)), default=0)
assert newest <= 17, f"it asks for glibc 2.{newest}"
assert {"arabic_text/py.typed", "arabic_text/_native.pyi"} <= names
assert any(name.endswith("LICENSE-MIT") for name in names) and "Requires-Python: >=3.10" in metadata
print(f"{path}: {processor}, glibc 2.{newest} or newer, {len(module) / 1e6:.1f} MB")
