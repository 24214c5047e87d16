#!/usr/bin/env python3
"""Writes the corpus for `balcao scan` as JSON lines: each the question (id, direction, text) and, under "expect", what must
be found and asked. The same seed gives the same bytes.

    generate.py [--seed 1] [--positives 3000] [--negatives 24000] > corpus.jsonl
"""
import argparse
import json
import random
import re
import sys
import unicodedata
from pathlib import Path

import values

SENTENCES = Path(__file__).resolve().parent / "sentences"
PLACE = re.compile(r"\{(\w+)\}")
# The placeholder that holds the secret of a kind, where it is not called like the kind.
SECRET_OF = {"password": ("password", "pin", "otp"), "cccd": ("cccd", "cmnd")}
BEFORE = ["", "", "", "", "ok, ", "Hi! ", "oi, ", "hola, ", "👋 ", "Re: ", "bonjour, ", "...", "Test shop\n"]
AFTER = ["", "", "", "", " 🙏", " :)", "\nthx", " !", "\n\nAna", " 😀😀"]


def read_sentences():
    """language -> [(mark, sentence)]"""
    languages = {}
    for file in sorted(SENTENCES.glob("*.txt")):
        rows = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                mark, _, sentence = line.partition("|")
                rows.append((mark.strip(), sentence.strip()))
        languages[file.stem] = rows
    return languages


def without_marks(text):
    text = text.replace("đ", "d").replace("Đ", "D").replace("ß", "ss")
    kept = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)


def rewrite(rng, sentence, language):
    """The words as different people type them; placeholders stay."""
    parts = re.split(r"(\{\w+\})", sentence)
    how = rng.random()
    is_latin = language not in ("hi", "ar", "ja", "zh")
    for i in range(0, len(parts), 2):
        if how < 0.12:
            parts[i] = parts[i].lower()
        elif how < 0.22:
            parts[i] = parts[i].upper()
        elif how < 0.36 and is_latin:
            parts[i] = without_marks(parts[i])
        elif how < 0.42 and is_latin:
            parts[i] = unicodedata.normalize("NFD", parts[i])
    return "".join(parts)


def fill(rng, sentence, secret_names):
    """The text, and the place of the secret in code points."""
    text, at, secret = "", 0, None
    for match in PLACE.finditer(sentence):
        text += sentence[at:match.start()]
        value = values.make(rng, match.group(1))
        if match.group(1) in secret_names:
            secret = [len(text), len(text) + len(value)]
        text += value
        at = match.end()
    return text + sentence[at:], secret


def positive(rng, language, mark, sentence):
    sentence = rng.choice(BEFORE) + rewrite(rng, sentence, language) + rng.choice(AFTER)
    if mark.startswith("ask:"):
        text, _ = fill(rng, sentence, ())
        return {"direction": "business", "text": text, "expect": {"findings": [], "asks": sorted(mark[4:].split(","))}}
    text, secret = fill(rng, sentence, SECRET_OF.get(mark, (mark,)))
    return {"direction": rng.choice(["consumer", "consumer", "business"]), "text": text,
            "expect": {"findings": [{"kind": mark, "start": secret[0], "end": secret[1]}], "asks": []}}


def negative(rng, language, harmless):
    """One to three sentences of ordinary talk; most messages are short."""
    rows = [rng.choice(harmless) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    direction = "business" if any(mark == "b-" for mark, _ in rows) else rng.choice(["consumer", "business"])
    texts = []
    for _, sentence in rows:
        text, _ = fill(rng, rewrite(rng, sentence, language), ())
        texts.append(text)
    return {"direction": direction, "text": rng.choice([" ", " ", "\n"]).join(texts), "expect": {"findings": [], "asks": []}}


def corpus(seed, positives, negatives):
    rng = random.Random(seed)
    languages = read_sentences()
    # Each language in turn, each of its sentences in turn, so that none is missed.
    wanted = {name: [row for row in rows if row[0] not in ("-", "b-")] for name, rows in languages.items()}
    harmless = {name: [row for row in rows if row[0] in ("-", "b-")] for name, rows in languages.items()}
    names = [name for name in wanted if wanted[name]]
    made, rounds = [], 0
    while len(made) < positives:
        for name in names:
            mark, sentence = wanted[name][rounds % len(wanted[name])]
            made.append({"language": name, **positive(rng, name, mark, sentence)})
        rounds += 1
    seen = set()
    while len(seen) < negatives:
        name = rng.choice(sorted(harmless))
        item = negative(rng, name, harmless[name])
        if item["text"] not in seen:
            seen.add(item["text"])
            made.append({"language": name, **item})
    return made


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--positives", type=int, default=3000)
    parser.add_argument("--negatives", type=int, default=24000)
    args = parser.parse_args()
    for number, item in enumerate(corpus(args.seed, args.positives, args.negatives)):
        sys.stdout.write(json.dumps({"id": number, **item}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
