"""Looks at the package where nothing else is installed: what it says of itself, and that it is quick to import."""

import subprocess
import sys

import arabic_text

assert arabic_text.normalize("إِسْلَام") == "اسلام"
assert arabic_text.Normalizer("loose").words("سؤال؟") == ["سوال"]

# What it brings along: nothing.
assert not {"numpy", "pyarrow", "typing_extensions", "pyspark", "tqdm"} & set(sys.modules)

folded = subprocess.run([sys.executable, "-m", "arabic_text"], input="إلى".encode(), capture_output=True, check=True)
assert folded.stdout == "الي".encode()


def import_time() -> float:
    """Seconds that the import takes, in a process of its own."""
    code = "import time; started = time.perf_counter(); import arabic_text; print(time.perf_counter() - started)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)


best = min(import_time() for _ in range(5))
assert best < 0.05, f"import takes {best * 1000:.1f} ms"
print(f"arabic_text {arabic_text.__version__}, imported in {best * 1000:.1f} ms")
