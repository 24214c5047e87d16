"""What the rules cost, and how well they read: the gate, the time engine, the personal-data scan. Called by bench.py."""
import json
import re
import subprocess
import sys
import tempfile

from machine import say

ORACLE_CASES = {"full": 100_000_000, "quick": 1_000_000}


def run(arguments, seconds=1800):
    return subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=seconds).stdout


def gate(tests):
    """Nanoseconds of processor time: a verdict, and the facts gathered with it."""
    found = {}
    for line in run([str(tests / "verdict_bench")]).splitlines():
        match = re.match(r"(.+?)\s+(\d+) ns", line)
        if match:
            found[match.group(1)] = int(match.group(2))
        elif line.endswith(" rules"):
            found["rules"] = int(line.split()[0])
    return found


def times(tests, quick):
    answers = {}
    for line in run([str(tests / "time_oracle"), "--bench"]).splitlines():
        row = json.loads(line)
        answers[row["what"]] = row["answers_per_s"]
    cases = ORACLE_CASES["quick" if quick else "full"]
    say(f"time engine against the oracle, {cases:,} cases")
    return answers, run([str(tests / "time_oracle"), "--cases", str(cases)]).strip()


def personal_data(root, tests, program):
    corpus = run([sys.executable, str(root / "tests/privacy/generate.py"), "--seed", "1"])
    rates = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(corpus)
        file.flush()
        for line in run([str(tests / "privacy_bench"), file.name]).splitlines():
            match = re.match(r"(.+?)\s{2,}\d+ texts,.*?([\d.]+) MB/s", line)
            if match:
                rates[match.group(1)] = float(match.group(2))
    measured = run([sys.executable, str(root / "tests/privacy/measure.py"), "--balcao", program])
    return rates, re.search(r"^recall \d.*$", measured, re.M).group(0)


def measure(root, tests, program, quick):
    say("rules")
    found = {"gate": gate(tests)}
    found["time"], found["oracle"] = times(tests, quick)
    found["scan"], found["corpus"] = personal_data(root, tests, program)
    return found


def rows(found):
    """(key, what, budget, measured, met), for report.py."""
    verdict = found["gate"]["facts and verdict, answer of 69"] / 1000
    staffed = found["time"]["staffed"]
    clean = min(found["scan"]["talk of customers"], found["scan"]["talk of shops"])
    recall, alarms = (float(figure) for figure in re.findall(r"([\d.]+) %", found["corpus"]))
    return [
        ("verdict", f"a verdict: {found['gate']['rules']} rules, facts gathered", "≤ 5 µs", f"{verdict:.2f} µs", verdict <= 5),
        ("staffed", "time engine, `staffed`", "≥ 1 M/s", f"{staffed / 1e6:.2f} M/s", staffed >= 1e6),
        ("scan", "personal-data scan, clean text", "≥ 300 MB/s", f"{clean:.0f} MB/s", clean >= 300),
        ("corpus", "personal data: recall, false alarms", "≥ 99 %, ≤ 0.1 %", f"{recall:.2f} %, {alarms:.3f} %",
         recall >= 99 and alarms <= 0.1),
    ]


def tables(found):
    lines = ["", "## Rules", "", f"`verdict_bench`, `time_oracle`, `privacy_bench` and `tests/privacy/measure.py`; one thread. "
             f"The corpus: {found['corpus']}. {found['oracle'][0].upper()}{found['oracle'][1:]}.", "", "| what | figure |", "|---|---|"]
    lines += [f"| {what} | {ns / 1000:.2f} µs |" for what, ns in found["gate"].items() if what != "rules"]
    lines += [f"| `{what}` | {rate:,.0f}/s |" for what, rate in found["time"].items()]
    lines += [f"| scan, {what} | {rate:,.0f} MB/s |" for what, rate in found["scan"].items()]
    return lines
