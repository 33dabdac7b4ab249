#!/usr/bin/env python3
"""Makes sets for the example `retrieval` from the files in which they are published:

    tools/retrieval_sets.py squad FILE FOLDER       questions on passages in the JSON form of SQuAD (arcd.json of SOQAL,
                                                    xquad.ar.json): FOLDER/corpus.tsv, queries.tsv, qrels.tsv
    tools/retrieval_sets.py antcorpus FOLDER FILE   the articles of the ANT Corpus (folders of .txt files), title and text, as
                                                    lines of id and text: distractors
    tools/retrieval_sets.py titles FOLDER OUTPUT    the same as a set: its titles are the questions, the texts the passages
"""
import json
import pathlib
import re
import sys


def one_line(text):
    return " ".join(text.split())


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{path}: {len(rows)} lines")


def write_set(folder, passages, questions, judgments):
    write(folder / "corpus.tsv", passages)
    write(folder / "queries.tsv", questions)
    write(folder / "qrels.tsv", [(question, "0", passage, "1") for question, passage in judgments])


def squad(file, folder):
    articles = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))["data"]
    passages, questions, judgments = {}, [], []
    for paragraph in (paragraph for article in articles for paragraph in article["paragraphs"]):
        passage = passages.setdefault(one_line(paragraph["context"]), f"p{len(passages):04}")
        for question in paragraph["qas"]:
            questions.append((str(question["id"]), one_line(question["question"])))
            judgments.append((str(question["id"]), passage))
    write_set(pathlib.Path(folder), [(number, text) for text, number in passages.items()], questions, judgments)


def articles(folder):
    """Returns id, title and text of each article that has a text or a title."""
    for path in sorted(pathlib.Path(folder).glob("*/*.txt")):
        source = path.read_text(encoding="utf-8")
        fields = (re.search(f"<{tag}>(.*?)</{tag}>", source, re.S) for tag in ("DOCNO", "TITLE", "TEXT"))
        yield tuple(one_line(field[1]) if field else "" for field in fields)


def antcorpus(folder, file):
    write(pathlib.Path(file), [(number, f"{title} {text}") for number, title, text in articles(folder)])


def titles(folder, output):
    passages, by_title = [], {}
    for number, title, text in articles(folder):
        if title and text:
            passages.append((number, text))
            by_title.setdefault(title, []).append(number)
    questions = [(numbers[0], title) for title, numbers in by_title.items()]
    judgments = [(numbers[0], number) for numbers in by_title.values() for number in numbers]
    write_set(pathlib.Path(output), passages, questions, judgments)


def main():
    commands = {"squad": squad, "antcorpus": antcorpus, "titles": titles}
    if len(sys.argv) != 4 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](sys.argv[2], sys.argv[3])


main()
