#!/usr/bin/env python3
"""The crash run: several consumers, staff and bots (the GBM API) write, the server is killed with SIGKILL at random
moments and started again, and in the end every answered message is there exactly once and in order, and `balcao prove`
holds."""
import argparse
import collections
import random
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import disk_full
from people import Bot, Consumer, StaffMember
from server import Server

CONSUMERS, STAFF, BOTS = 6, 2, 2


def say(begun, words):
    print(f"[{time.monotonic() - begun:6.1f} s] {words}", flush=True)


def start_people(server, stop, seed):
    locations = server.demo["locations"]
    slugs = [location["page_url"].rstrip("/").rsplit("/", 1)[1] for location in locations]
    consumers = [Consumer(server.port, f"{seed}/consumer/{i}", stop, slugs[i % len(slugs)]) for i in range(CONSUMERS)]
    owner = next(account for account in server.demo["staff"] if account["role"] == "owner")  # sees every shop
    staff = [StaffMember(server.port, f"{seed}/staff/{i}", stop, owner, consumers) for i in range(STAFF)]
    for consumer in consumers:
        consumer.take_cookie()
    bots = [Bot(server.port, f"{seed}/bot/{i}", stop, server.demo["key_file"], consumers) for i in range(BOTS)]
    for person in consumers + staff + bots:
        person.start()
    return consumers, staff, bots


def kill_and_start(server, chance, kills, begun, people):
    """The main loop; returns the slowest start."""
    slowest, proved = 0.0, 0
    for number in range(1, kills + 1):
        kind = chance.random()
        if kind < 0.15:
            time.sleep(chance.uniform(0, 0.08))  # while it starts, before it is ready
        else:
            slowest = max(slowest, server.wait_until_ready())
            time.sleep(chance.uniform(0.0, 0.25) if kind < 0.5 else chance.uniform(0.2, 1.2))
        server.kill()
        if number % 25 == 0:
            holds, words = server.prove()
            proved += 1
            if not holds:
                raise RuntimeError(f"after kill {number} `balcao prove` says: {words}")
        server.start()
        if number % 10 == 0:
            answered = sum(len(person.answered) for person in people)
            say(begun, f"{number} kills, {answered} messages answered, {sum(p.repeated for p in people)} repetitions")
        for person in people:
            if person.failure:
                raise person.failure
    server.wait_until_ready()
    return slowest, proved


def compare(who, expected, found, problems, others_too=True):
    """`expected`: (id, seq or None, text) in the order of sending; `found`: events in the order of the log."""
    seen = collections.Counter(e["id"] for e in found)
    by_id = {e["id"]: e for e in found}
    last = 0
    for message_id, seq, text in expected:
        event = by_id.get(message_id)
        if event is None:
            problems.append(f"{who}: {message_id}, answered with number {seq}, is lost")
            continue
        seq = seq or event["seq"]  # GBM does not tell it
        if seen[message_id] != 1:
            problems.append(f"{who}: {message_id} is there {seen[message_id]} times")
        elif event["seq"] != seq or event["text"] != text:
            problems.append(f"{who}: {message_id} was answered with number {seq}, the log has {event}")
        elif seq <= last:
            problems.append(f"{who}: {message_id} has number {seq}, not above {last} of the one sent before")
        last = seq
    if others_too and len(found) != len(expected):
        problems.append(f"{who}: {len(found)} messages are there, {len(expected)} were sent")


def check_writers(kind, writers, reader, problems):
    """What staff or bots sent: each one's messages in each conversation, and nothing besides."""
    sent = collections.defaultdict(list)
    for writer in writers:
        for conversation, *rest in writer.answered:
            sent[conversation, writer.name].append(tuple(rest))
    for conversation in {conversation for conversation, _ in sent}:
        events = [{"id": e["body"]["message_id"], "seq": e["seq"], "text": e["body"]["text"]}
                  for e in reader.all_messages(conversation) if e["actor"]["kind"] == kind]
        ids = {key: {m[0] for m in messages} for key, messages in sent.items() if key[0] == conversation}
        for (_, name), messages in [(k, v) for k, v in sent.items() if k[0] == conversation]:
            mine = [e for e in events if e["id"] in ids[conversation, name]]
            compare(f"{name} in {conversation}", messages, mine, problems)
        if len(events) != sum(len(group) for group in ids.values()):
            problems.append(f"{conversation}: {len(events)} {kind} messages are there, more than were sent")


def check_everything(consumers, staff, bots):
    problems = []
    for consumer in consumers:
        sent = collections.defaultdict(list)
        for conversation, *rest in consumer.answered:
            sent[conversation].append(tuple(rest))
        for conversation, messages in consumer.conversations():
            own = [{"id": e["message_id"], "seq": e["seq"], "text": e["text"]} for e in messages if e["from"] == "you"]
            compare(f"{consumer.name} in {conversation}", sent.pop(conversation, []), own, problems)
        problems += [f"{consumer.name}: the conversation {conversation} is lost" for conversation in sent]
    for kind, writers in (("staff", staff), ("bot", bots)):
        check_writers(kind, writers, staff[0], problems)
    return problems


def crash_run(options, directory):
    begun = time.monotonic()
    chance = random.Random(options.seed)
    stop = threading.Event()
    with open(directory / "server.log", "w", encoding="utf-8") as log:
        server = Server(options.program, directory / "data", log)
        try:
            server.start_demo()
            say(begun, f"the demo serves on port {server.port}")
            consumers, staff, bots = start_people(server, stop, options.seed)
            people = consumers + staff + bots
            slowest, proved = kill_and_start(server, chance, options.kills, begun, people)
            stop.set()
            for person in people:
                person.join(timeout=60)
                if person.failure or person.is_alive():
                    raise person.failure or RuntimeError(f"{person.name} never got its answer")
            problems = check_everything(consumers, staff, bots)
            server.stop()
            holds, words = server.prove()
            if not holds:
                problems.append(f"`balcao prove` says: {words}")
        finally:
            stop.set()
            server.end_anyhow()
    messages = sum(len(p.answered) for p in people)
    if min(sum(len(p.answered) for p in group) for group in (consumers, staff, bots)) < options.kills:
        problems.append("consumers, staff or bots had fewer answers than there were kills: the run proves little")
    for problem in problems[:30]:
        print(problem)
    by_whom = " + ".join(str(sum(len(p.answered) for p in group)) for group in (consumers, staff, bots))
    say(begun, f"{options.kills} kills, {messages} messages answered ({by_whom} by consumers, staff, bots), "
               f"{sum(p.repeated for p in people)} repetitions, slowest start {slowest:.2f} s, prove ran {proved + 1} times: {len(problems)} problems")
    return not problems


def main():
    parser = argparse.ArgumentParser(prog="scripts/crash", description=__doc__)
    parser.add_argument("--program", default="build/release/balcao")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", default=None, help="of the moments and the texts; printed, so that a run can be tried again")
    parser.add_argument("--disk-full", action="store_true", help="fill the disk instead of killing")
    parser.add_argument("--keep", action="store_true", help="leave the data directory")
    options = parser.parse_args()
    options.seed = options.seed or str(random.SystemRandom().randrange(10**9))
    print(f"seed {options.seed}", flush=True)
    directory = Path(tempfile.mkdtemp(prefix="balcao-crash-"))
    passed = False
    try:
        passed = disk_full.run(options, directory) if options.disk_full else crash_run(options, directory)
    finally:
        if passed and not options.keep:
            shutil.rmtree(directory, ignore_errors=True)
        else:
            print(f"data and server log are in {directory}")
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
