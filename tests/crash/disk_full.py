"""Disk full: the server says 503 storage_full, keeps serving reads, loses nothing, and goes on when space returns."""
import errno
import http.client
import os
import subprocess
import threading
import time
import uuid

from people import Consumer
from server import Server

DISK_BYTES = 96 * 1024 * 1024


def mount(directory):
    """A small disk in memory; None where we may not mount."""
    disk = directory / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(disk)]
    for prefix in ([], ["sudo", "-n"]):
        try:
            if subprocess.run(prefix + command, capture_output=True).returncode == 0:
                return disk, prefix + ["umount", str(disk)]
        except FileNotFoundError:
            continue
    return None, None


def fill(disk, leave_bytes):
    filler = disk / "filler"
    with open(filler, "wb") as file:
        status = os.statvfs(disk)
        left = status.f_bavail * status.f_frsize - leave_bytes
        # The server may take the last pages while this writes: a disk that is full already is what is wanted.
        try:
            while left > 0:
                left -= file.write(b"\0" * min(left, 1 << 20))
                file.flush()
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    return filler


def send(consumer, text):
    body = {"client_message_id": str(uuid.uuid4()), "text": text}
    return body, *consumer.call("POST", f"/api/consumer/locations/{consumer.slug}/messages", body)


def send_until_full(consumer, seconds=60):
    """Sends until a message is refused; gives that message back."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        body, status, answer = send(consumer, "x" * 4000)
        if status == 200:
            consumer.remember(answer["conversation_id"], body, answer)
            continue
        code = (answer or {}).get("error", {}).get("code")
        if status != 503 or code != "storage_full":
            raise RuntimeError(f"a full disk gave {status} {answer}, not 503 storage_full")
        return body
    raise RuntimeError("the disk never became full")


def send_again(consumer, body, seconds=20):
    """Space is back: the refused message must be taken under its old id."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            status, answer = consumer.call("POST", f"/api/consumer/locations/{consumer.slug}/messages", body)
        except (OSError, http.client.HTTPException) as error:
            raise RuntimeError(f"the server went away: {error}") from error
        if status == 200:
            consumer.remember(answer["conversation_id"], body, answer)
            return
        time.sleep(0.1)
    raise RuntimeError(f"with space again the server still answers {status} {answer}")


def check_there(consumer):
    own = [(e["message_id"], e["seq"], e["text"]) for e in consumer.all_messages() if e["from"] == "you"]
    expected = [a[1:] for a in consumer.answered]
    if own != expected:
        raise RuntimeError(f"{len(expected)} messages were answered, {len(own)} are there, or not the same")


def run(options, directory):
    disk, unmount = mount(directory)
    if disk is None:
        print("skipped: a small disk in memory needs root (or sudo without a password) to mount it")
        return True
    with open(directory / "server.log", "w", encoding="utf-8") as log:
        server = Server(options.program, disk / "data", log)
        try:
            server.start_demo()
            slug = server.demo["locations"][0]["page_url"].rstrip("/").rsplit("/", 1)[1]
            consumer = Consumer(server.port, options.seed, threading.Event(), slug)
            consumer.act()
            for round_number in (1, 2):
                filler = fill(disk, leave_bytes=512 * 1024)
                refused = send_until_full(consumer)
                check_there(consumer)  # reading needs no space
                filler.unlink()
                send_again(consumer, refused)
                print(f"round {round_number}: refused with storage_full, read, and went on when space returned", flush=True)
            check_there(consumer)
            fill(disk, leave_bytes=256 * 1024)
            send_until_full(consumer)
            server.kill()  # and dying on a full disk loses nothing either
            consumer.connection = None
            (disk / "filler").unlink()
            server.start()
            server.wait_until_ready()
            check_there(consumer)
            server.stop()
            holds, words = server.prove()
            if not holds:
                raise RuntimeError(f"`balcao prove` says: {words}")
            print(f"disk full: {len(consumer.answered)} messages answered, all there; prove holds")
        finally:
            server.end_anyhow()
            subprocess.run(unmount, capture_output=True)
    return True
