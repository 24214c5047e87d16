"""Figures -> docs/benchmarks.md: one row per budget, with the reason from notes.md where one is missed."""
import re

import rules

VIEWS = ("needs_reply", "open", "closed", "everything")


def owner_of(staff):
    return next(account for account in staff if account["role"] == "owner")


def median_of(runs):
    """Of several runs, the one in the middle by rate; best and worst rates beside it."""
    ordered = sorted(runs, key=lambda run: run["rate"])
    middle = dict(ordered[len(ordered) // 2])
    middle["rate_low"], middle["rate_high"] = ordered[0]["rate"], ordered[-1]["rate"]
    middle["refused"] = sum(run["refused"] for run in runs)
    return middle


def read_notes(text):
    """`## key` headings of notes.md -> one paragraph."""
    notes = {}
    for key, body in re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", text, re.M | re.S):
        notes[key] = " ".join(body.split())
    return notes


def milliseconds(us):
    return f"{us / 1000:.2f} ms"


def rows_of(found):
    """(key, what, budget, measured, met)."""
    rows = []
    for connections in (64, 256):
        ours = found[f"accept_{connections}"]
        ratio = found[f"accept_ratio_{connections}"]
        rows.append((f"accept_ratio_{connections}", f"durable accept, {connections} connections, of the ceiling's rate",
                     "≥ 0.5", f"{ratio:.2f}", ratio >= 0.5))
        if connections == 64:
            rows.append(("accept_p99", "durable accept, p99 at 64 connections", "≤ 30 ms", milliseconds(ours["p99_us"]),
                         ours["p99_us"] <= 30_000))
    latency = found["latency"]
    everything_arrived = latency["arrived"] == latency["sent"]
    rows.append(("latency", "consumer sends → staff socket, p99 at 1,000/s", "≤ 10 ms",
                 milliseconds(latency["p99_us"]) + ("" if everything_arrived else
                 f", {latency['sent'] - latency['arrived']} of {latency['sent']} did not arrive"),
                 latency["p99_us"] <= 10_000 and everything_arrived))
    sockets = found["sockets"]
    rows.append(("sockets", f"idle WebSocket, process memory ({sockets['sockets']:,} open)", "≤ 8 KiB",
                 f"{sockets['kib_each']:.2f} KiB", sockets["kib_each"] <= 8))
    for view in VIEWS:
        big, small = found[f"list_{view}_big"]["p99_us"], found[f"list_{view}_small"]["p99_us"]
        rows.append((f"list_{view}", f"inbox list, {view}, p99", "≤ 5 ms, ≤ 1.5 × at 10 k",
                     f"{milliseconds(big)}, {big / small:.2f} ×", big <= 5000 and big <= 1.5 * small))
    rows.append(("start_empty", "start, empty", "≤ 0.2 s", f"{found['start_empty_s']:.2f} s", found["start_empty_s"] <= 0.2))
    rows.append(("start_big", f"start after kill -9, {found['big_megabytes'] / 1000:.1f} GB", "≤ 2 s",
                 f"{found['start_big_s']:.2f} s", found["start_big_s"] <= 2))
    rows.append(("resident_empty", "empty process, resident", "≤ 30 MB", f"{found['resident_empty_mib'] * 1.048576:.1f} MB",
                 found["resident_empty_mib"] * 1.048576 <= 30))
    rows.append(("binary", "binary with all web assets, stripped", "≤ 30 MB",
                 f"{found['binary_stripped_mib'] * 1.048576:.1f} MB (with line tables {found['binary_mib'] * 1.048576:.1f} MB)",
                 found["binary_stripped_mib"] * 1.048576 <= 30))
    return rows + rules.rows(found["rules"])


def accept_table(found):
    lines = ["| | rate /s (low – high) | p50 | p99 | server CPU per message | generator CPU |", "|---|---|---|---|---|---|"]
    for connections in (64, 256):
        for name, words in (("accept", "Balcao"), ("ceiling", "ceiling")):
            run = found[f"{name}_{connections}"]
            refused = f", {run['refused']} refused" if run["refused"] else ""
            lines.append(f"| {words}, {connections} connections{refused} | {run['rate']:,.0f} ({run['rate_low']:,.0f} – "
                         f"{run['rate_high']:,.0f}) | {milliseconds(run['p50_us'])} | {milliseconds(run['p99_us'])} | "
                         f"{run['server_cpu_us']:.1f} µs | {run['generator_cpu_us']:.1f} µs |")
    return lines


def reads_table(found, size):
    lines = [f"| | p50 at 10 k | p99 at 10 k | p50 at {size['conversations']:,} | p99 at {size['conversations']:,} | bytes |",
             "|---|---|---|---|---|---|"]
    for key, words in [(f"list_{view}", f"list, {view}, 50 rows") for view in VIEWS] + [("thread", "thread, newest events")]:
        small, big = found[f"{key}_small"], found[f"{key}_big"]
        lines.append(f"| {words} | {milliseconds(small['p50_us'])} | {milliseconds(small['p99_us'])} | "
                     f"{milliseconds(big['p50_us'])} | {milliseconds(big['p99_us'])} | {big['bytes']:,} |")
    return lines


def write(found, size, machine, notes_text):
    notes = read_notes(notes_text)
    lines = ["# Benchmarks", "",
             f"Measured {machine['date']} with `scripts/bench` ({found['minutes']:.0f} minutes): {machine['cores']} cores "
             f"({machine['cpu']}, {machine['virtual']}), {machine['memory_gib']} GiB, {machine['disk']}, Linux "
             f"{machine['kernel']}. The load generator (`tests/bench/`) runs on the same cores. Wall-clock rates of this "
             "machine swing from minute to minute: compare ratios of one run, and CPU per message.", "",
             "## Against the budgets", "",
             "| what | budget | measured | met | why not |", "|---|---|---|---|---|"]
    for key, what, budget, measured, met in rows_of(found):
        why = "" if met else notes.get(key, "not explained yet")
        lines.append(f"| {what} | {budget} | {measured} | {'yes' if met else '**no**'} | {why} |")
    lines += ["", "## Durable accept", "",
              f"`POST /api/consumer/locations/{{shop}}/messages`, each request a new message of a consumer drawn at random from "
              f"{size['conversations']:,} conversations (so nearly every one is read from disk pages, not from the cache); the "
              "answer leaves after the commit is on disk. The shops are open and the conversations of the last six days, so the server "
              "itself writes nothing; each message is read for secrets and opt-out words first. The ceiling (`tests/bench/ceiling/`) does HTTP, an HS256 token, JSON "
              f"and one SQLite row with one index, and nothing else. {size['rounds']} rounds of {size['seconds']} s in turns, the "
              "middle one is shown.", ""]
    lines += accept_table(found)
    latency, sockets = found["latency"], found["sockets"]
    lines += ["", "## Reads", "", f"One connection, {size['reads']:,} requests each; a staff member who sees every shop. The big "
              f"database: {size['conversations']:,} conversations, {size['conversations'] * size['messages_each']:,} messages, {found['big_megabytes'] / 1000:.1f} GB.", ""]
    lines += reads_table(found, size)
    lines += ["", "## The rest", "",
              "| what | figure |", "|---|---|",
              f"| send → staff socket at 1,000/s for {size['latency_seconds']} s, open loop | p50 {milliseconds(latency['p50_us'])}, "
              f"p99 {milliseconds(latency['p99_us'])}, worst {milliseconds(latency['max_us'])}, {latency['arrived']:,} of {latency['sent']:,} arrived |",
              f"| {sockets['sockets']:,} idle consumer WebSockets | {sockets['before_kib'] / 1024:.1f} → {sockets['after_kib'] / 1024:.1f} MiB "
              f"resident, opened in {sockets['open_seconds']:.1f} s |",
              f"| resident with the big database after all of the above | {found['resident_big_mib']:.0f} MiB |",
              f"| inbox list built from the log after seeding | {found['list_built_s']:.0f} s |"]
    lines += rules.tables(found["rules"])
    lines += ["", "## Again", "", "```sh", "scripts/bench           # all of it, writes this file", "scripts/bench --quick   # two minutes, prints only", "```", ""]
    return "\n".join(lines)
