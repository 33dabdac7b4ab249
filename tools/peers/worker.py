"""Runs one function of one Python program over texts that end with a zero byte.

Called by compare.py inside its virtual environment: worker.py PROFILE [eval.py]
"""
import ast
import re
import sys


def camel_dediac():
    from camel_tools.utils.dediac import dediac_ar
    return dediac_ar


def camel_all():
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
    return lambda text: normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(text))))


def pyarabic_strip_tashkeel():
    from pyarabic.araby import strip_tashkeel
    return strip_tashkeel


def pyarabic_strip_diacritics():
    from pyarabic.araby import strip_diacritics
    return strip_diacritics


def pyarabic_search_text():
    from pyarabic.normalize import normalize_searchtext
    return normalize_searchtext


def tashaphyne_search_text():
    from tashaphyne.normalize import normalize_searchtext
    return normalize_searchtext


def openiti_denoise():
    from openiti.helper.ara import denoise
    return denoise


def open_asr_leaderboard():
    """Returns the function of eval.py that folds, without the imports of its file."""
    tree = ast.parse(open(sys.argv[2], encoding="utf-8").read())
    wanted = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "normalize_arabic_text"]
    scope = {"re": re}
    exec(compile(ast.Module(wanted, []), sys.argv[2], "exec"), scope)
    return scope["normalize_arabic_text"]


def main():
    run = globals()[sys.argv[1]]()
    texts = sys.stdin.buffer.read().decode("utf-8").split("\0")[:-1]
    out = "".join(run(text) + "\0" for text in texts)
    sys.stdout.buffer.write(out.encode("utf-8"))


if __name__ == "__main__":
    main()
