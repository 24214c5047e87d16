#!/usr/bin/env python3
"""Measures the product against the budgets of the design, and the bare ceiling program beside it in the same run; writes
docs/benchmarks.md. Loopback only, everything bounded. See scripts/bench."""
import argparse
import base64
import hashlib
import hmac
import json
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import machine
import report
import rules
from machine import load, say

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VIEWS = ("needs_reply", "open", "closed", "everything")
FULL = {"conversations": 1_000_000, "messages_each": 10, "small": 10_000, "seconds": 8, "rounds": 3, "sockets": 15_000,
        "reads": 4000, "latency_seconds": 20, "starts": 5}
QUICK = {"conversations": 20_000, "messages_each": 4, "small": 10_000, "seconds": 3, "rounds": 1, "sockets": 2_000,
         "reads": 500, "latency_seconds": 5, "starts": 3}


def bearer():
    """The ceiling checks an HS256 token, as its model did."""
    def encode(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")
    head = encode(b'{"alg":"HS256","typ":"JWT"}') + b"." + encode(
        b'{"iss":"gbm","sub":"agent-1111","aud":"api","scope":"https://www.googleapis.com/auth/businessmessages",'
        b'"iat":1715940030,"exp":4102444800}')
    key = b"0123456789abcdef0123456789abcdef"
    return (head + b"." + encode(hmac.new(key, head, hashlib.sha256).digest())).decode()


class Bench:
    def __init__(self, options, size):
        self.size, self.program, self.generator = size, options.program, options.generator
        self.ceiling, self.found, self.is_quick = options.ceiling, {}, options.quick
        self.directory = Path(tempfile.mkdtemp(prefix="bench-", dir=options.directory))
        self.begun = int(time.time())  # kept databases hold the ids of earlier runs: new ones each time
        self.kept = Path(options.keep) if options.keep else self.directory
        self.kept.mkdir(parents=True, exist_ok=True)
        self.log = open(self.directory / "server.log", "w", encoding="utf-8")

    def seed(self, name, conversations):
        """The demo's shops and staff with so many conversations; (directory, what `demo --json` tells, tokens file)."""
        data, tokens = self.kept / name, self.kept / f"{name}.tokens"
        facts = self.kept / f"{name}.json"
        wanted = {"conversations": conversations, "messages_each": self.size["messages_each"]}
        if facts.exists():
            kept = json.loads(facts.read_text())
            if kept["size"] != wanted:
                raise RuntimeError(f"{facts} holds {kept['size']}, not {wanted}")
            self.found[f"{name}_megabytes"] = kept["megabytes"]
            return data, kept["demo"], tokens
        say(f"filling {name}: {conversations:,} conversations of {self.size['messages_each']} messages")
        begun = time.monotonic()
        subprocess.run([self.program, "bench-seed", "--data", str(data), "--conversations", str(conversations),
                        "--messages", str(self.size["messages_each"]), "--tokens", str(tokens)], check=True,
                       stdout=self.log, stderr=self.log, timeout=3600)
        demo = machine.make_demo(self.program, data, self.log)
        megabytes = sum(f.stat().st_size for f in data.rglob("*") if f.is_file()) / 1e6
        say(f"  {time.monotonic() - begun:.0f} s, {megabytes:.0f} MB")
        self.found[f"{name}_megabytes"] = megabytes
        facts.write_text(json.dumps({"size": wanted, "megabytes": megabytes, "demo": demo}))
        return data, demo, tokens

    # ---- start, memory, size ----

    def empty(self):
        starts, resident = [], []
        for number in range(self.size["starts"]):
            data = self.directory / f"empty{number}"
            server = machine.serve(self.program, data, self.log)
            starts.append(server.wait_until_answering())
            time.sleep(1)
            resident.append(server.resident_mib())
            server.stop()
        self.found["start_empty_s"] = statistics.median(starts)
        self.found["resident_empty_mib"] = max(resident)
        self.found["binary_mib"] = Path(self.program).stat().st_size / 2**20
        stripped = self.directory / "stripped"
        subprocess.run(["strip", "-o", str(stripped), self.program], check=True)
        self.found["binary_stripped_mib"] = stripped.stat().st_size / 2**20

    # ---- reading ----

    def wait_for_list(self, server, cookie, conversations):
        """The inbox list is built by a reader: wait until it has them all."""
        begun = time.monotonic()
        while time.monotonic() - begun < 1800:
            status, page = machine.get(server.port, cookie, "/api/staff/conversations?view=everything&limit=1")
            if status == 200 and page["counts"]["everything"] >= conversations:
                return time.monotonic() - begun
            time.sleep(0.2)
        raise RuntimeError("the inbox list never held all conversations")

    def some_conversations(self, server, cookie):
        ids, after = [], ""
        while len(ids) < 500:
            _, page = machine.get(server.port, cookie, f"/api/staff/conversations?view=everything&limit=100{after}")
            ids += [item["id"] for item in page["items"]]
            if not page.get("next"):
                break
            after = f"&after={page['next']}"
        return ids

    def reads(self, name, server, cookie):
        paths = self.directory / "paths"
        for view in VIEWS:
            paths.write_text(f"/api/staff/conversations?view={view}&limit=50\n")
            self.found[f"list_{view}_{name}"] = load(self.generator, "reads", port=server.port, paths=paths, cookie=cookie,
                                                     count=self.size["reads"])
        ids = self.some_conversations(server, cookie)
        paths.write_text("".join(f"/api/staff/conversations/{i}\n" for i in ids))
        self.found[f"thread_{name}"] = load(self.generator, "reads", port=server.port, paths=paths, cookie=cookie,
                                            count=self.size["reads"])

    # ---- accepting ----

    def accept_once(self, server, connections, tokens, slug, **more):
        return load(self.generator, "accept", port=server.port, pid=server.pid, connections=connections,
                    seconds=self.size["seconds"], tokens=tokens, slug=slug, **more)

    def accept(self, server, tokens, slug):
        """Product and ceiling in turns, so that a slow minute of the machine meets both."""
        port = machine.free_port()
        ceiling_directory = self.directory / "ceiling"
        ceiling_directory.mkdir()
        ceiling = machine.Program([self.ceiling, str(port), "2", str(ceiling_directory)], port, self.log)
        ceiling.wait_until_answering("/")
        try:
            for connections in (64, 256):
                ours, bare = [], []
                for number in range(self.size["rounds"]):
                    bare.append(self.accept_once(ceiling, connections, tokens, slug, bearer=bearer(),
                                                 ceiling_body=HERE / "ceiling" / "message.json"))
                    ours.append(self.accept_once(server, connections, tokens, slug,
                                                 seed=self.begun + number + connections))
                    say(f"  accept at {connections}: product {ours[-1]['rate']:.0f}/s, ceiling {bare[-1]['rate']:.0f}/s")
                self.found[f"accept_{connections}"] = report.median_of(ours)
                self.found[f"ceiling_{connections}"] = report.median_of(bare)
                self.found[f"accept_ratio_{connections}"] = statistics.median(
                    a["rate"] / b["rate"] for a, b in zip(ours, bare))
        finally:
            ceiling.stop(signal.SIGKILL)

    # ---- all of it ----

    def big(self):
        data, demo, tokens = self.seed("big", self.size["conversations"])
        account = report.owner_of(demo["staff"])
        slug = demo["locations"][0]["page_url"].rstrip("/").rsplit("/", 1)[1]
        server = machine.serve(self.program, data, self.log)
        try:
            server.wait_until_answering()
            cookie = machine.sign_in(server.port, account)
            say("waiting for the inbox list")
            self.found["list_built_s"] = self.wait_for_list(server, cookie, self.size["conversations"])
            say("lists and threads")
            self.reads("big", server, cookie)
            say("durable accept")
            self.accept(server, tokens, slug)
            say("send to staff socket")
            self.found["latency"] = load(self.generator, "latency", port=server.port, tokens=tokens, slug=slug,
                                         cookie=cookie, rate=1000, seconds=self.size["latency_seconds"],
                                         seed=self.begun)
            self.found["resident_big_mib"] = server.resident_mib()
            server.stop(signal.SIGKILL)
            say("start after kill -9")
            server = machine.serve(self.program, data, self.log)
            self.found["start_big_s"] = server.wait_until_answering()
            say("idle sockets")
            self.found["sockets"] = load(self.generator, "sockets", port=server.port, pid=server.pid, tokens=tokens,
                                         slug=slug, count=self.size["sockets"])
        finally:
            server.stop()

    def small(self):
        data, demo, _ = self.seed("small", self.size["small"])
        server = machine.serve(self.program, data, self.log)
        try:
            server.wait_until_answering()
            cookie = machine.sign_in(server.port, report.owner_of(demo["staff"]))
            self.wait_for_list(server, cookie, self.size["small"])
            self.reads("small", server, cookie)
        finally:
            server.stop()

    def run(self):
        begun = time.monotonic()
        self.found["rules"] = rules.measure(ROOT, Path(self.generator).parent, self.program, self.is_quick)
        say("empty process")
        self.empty()
        self.small()
        self.big()
        self.found["minutes"] = (time.monotonic() - begun) / 60


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small and short: does it work? Writes no document")
    parser.add_argument("--conversations", type=int, help="in the big database, in place of a million")
    parser.add_argument("--messages", type=int, help="in each conversation")
    parser.add_argument("--rounds", type=int, help="of the alternation with the ceiling")
    parser.add_argument("--program", default=str(ROOT / "build/release/balcao"))
    parser.add_argument("--generator", default=str(ROOT / "build/release/tests/bench_load"))
    parser.add_argument("--ceiling", default=str(ROOT / "build/release/tests/bench_ceiling"))
    parser.add_argument("--directory", default=str(ROOT / "build"), help="where the databases lie; a real disk")
    parser.add_argument("--keep", help="a directory where filled databases stay, and are found again; what a run "
                        "writes into them stays too")
    parser.add_argument("--fill-only", action="store_true", help="with --keep: make the databases, measure nothing")
    options = parser.parse_args()
    if options.fill_only and not options.keep:
        parser.error("--fill-only needs --keep")
    size = dict(QUICK if options.quick else FULL)
    chosen = {"conversations": options.conversations, "messages_each": options.messages, "rounds": options.rounds}
    size.update({name: value for name, value in chosen.items() if value is not None})
    bench = Bench(options, size)
    try:
        if options.fill_only:
            bench.seed("small", size["small"])
            bench.seed("big", size["conversations"])
            return
        bench.run()
    finally:
        shutil.rmtree(bench.directory, ignore_errors=True)
    (ROOT / "build/bench.json").write_text(json.dumps(bench.found, indent=1))
    text = report.write(bench.found, size, machine.about_machine(ROOT), (HERE / "notes.md").read_text())
    if options.quick:
        print(text)
    else:
        (ROOT / "docs/benchmarks.md").write_text(text)
        say("docs/benchmarks.md is written")


if __name__ == "__main__":
    main()
