#!/usr/bin/env python3
"""Runs `balcao scan` over the corpus and says what it finds and what it invents, per kind and per language. Fails when
recall is below 99 % or false alarms above 0.1 % (issue 3, "Measure"), overall or, for recall, in any kind.

    measure.py --balcao build/release/balcao [--seed 1] [--misses 20]
"""
import argparse
import collections
import json
import subprocess
import sys
import time

import generate

RECALL_LEAST = 0.99
ALARMS_MOST = 0.001


def scan(balcao, items):
    lines = "".join(json.dumps({**item, "id": i}, ensure_ascii=False) + "\n" for i, item in enumerate(items))
    begun = time.monotonic()
    done = subprocess.run([balcao, "scan"], input=lines, capture_output=True, text=True, check=True)
    seconds = time.monotonic() - begun
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if [answer["id"] for answer in answers] != list(range(len(items))):
        sys.exit("the answers are not one for each line, in order")
    print(f"{len(items)} texts, {len(lines.encode()) / 1e6:.1f} MB of JSON, {seconds:.2f} s")
    return answers


def judge(item, answer):
    """(kinds wanted, kinds missed, kinds invented)"""
    if "error" in answer:
        return [], [], ["error"]
    wanted = [(f["kind"], f["start"], f["end"]) for f in item["expect"]["findings"]]
    got = [(f["kind"], f["start"], f["end"]) for f in answer["findings"]]
    missed = [f[0] for f in wanted if f not in got]
    invented = [f[0] for f in got if f not in wanted]
    asks, asked = set(item["expect"]["asks"]), set(answer["asks"])
    kinds = [f[0] for f in wanted] + [f"ask {kind}" for kind in asks]
    missed += [f"ask {kind}" for kind in asks - asked]
    # A sentence that gives a password away may read like asking for it; what must not be is an ask out of nothing.
    invented += [f"ask {kind}" for kind in asked - asks if asks or not wanted]
    secrets = [item["text"][start:end] for _, start, end in wanted]
    if any(secret in answer["masked"] for secret in secrets if secret not in item["text"].replace(secret, "", 1)):
        missed.append("left in the masked text")
    if not got and answer["masked"] != item["text"]:
        invented.append("masked without a finding")
    return kinds, missed, invented


def check_masked(balcao, items, answers):
    """The masked text gives nothing away: no finding in it."""
    again = scan(balcao, [{"direction": item["direction"], "text": answer["masked"]} for item, answer in zip(items, answers)])
    left = [(item, answer["masked"]) for item, answer, second in zip(items, answers, again) if second["findings"]]
    for item, masked in left[:20]:
        print(f"found in the masked text: {item['text']!r} -> {masked!r}")
    return len(left)


def table(title, counts, is_bad):
    print(f"\n{title}")
    for name in sorted(counts):
        bad, total = counts[name]
        print(f"  {name:16} {total - bad if not is_bad else bad:6} of {total:6}  {100 * (bad if is_bad else total - bad) / total:8.3f} %")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--balcao", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--positives", type=int, default=3000)
    parser.add_argument("--negatives", type=int, default=24000)
    parser.add_argument("--misses", type=int, default=20, help="how many to show of each sort")
    args = parser.parse_args()
    items = generate.corpus(args.seed, args.positives, args.negatives)
    answers = scan(args.balcao, items)
    by_kind, by_language, alarms, alarm_kinds = (collections.defaultdict(lambda: [0, 0]) for _ in range(4))
    shown = collections.Counter()
    for item, answer in zip(items, answers):
        kinds, missed, invented = judge(item, answer)
        for kind in kinds:
            by_kind[kind][1] += 1
            by_kind[kind][0] += kind in missed
            by_language[item["language"]][1] += 1
            by_language[item["language"]][0] += kind in missed
        if not kinds:
            alarms[item["language"]][1] += 1
            alarms[item["language"]][0] += bool(invented)
        for kind in set(invented):
            alarm_kinds[kind][0] += 1
        for sort, what in (("missed", missed), ("invented", invented)):
            if what and shown[sort] < args.misses:
                shown[sort] += 1
                print(f"{sort} {','.join(what)}: [{item['language']} {item['direction']}] {item['text']!r} -> {answer.get('masked')!r}")
    table("recall by kind", by_kind, False)
    table("recall by language", by_language, False)
    table("false alarms by language", alarms, True)
    print("\nfalse alarms by kind (positives included): " + (", ".join(f"{k} {c[0]}" for k, c in sorted(alarm_kinds.items())) or "none"))
    missed, wanted = sum(c[0] for c in by_kind.values()), sum(c[1] for c in by_kind.values())
    wrong, clean = sum(c[0] for c in alarms.values()), sum(c[1] for c in alarms.values())
    recall, rate = 1 - missed / wanted, wrong / clean
    print(f"\nrecall {100 * recall:.2f} % of {wanted}, false alarms {100 * rate:.3f} % of {clean}, {len(by_language)} languages")
    left = check_masked(args.balcao, items, answers)
    bad_kinds = [kind for kind, (bad, total) in by_kind.items() if 1 - bad / total < RECALL_LEAST]
    if recall < RECALL_LEAST or rate > ALARMS_MOST or bad_kinds or left:
        sys.exit(f"below the mark: recall {recall:.4f}, alarms {rate:.5f}, kinds {bad_kinds}, masked texts with findings {left}")


if __name__ == "__main__":
    main()
