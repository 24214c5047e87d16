"""Runs the program and its load generator for scripts/bench, and asks the machine what it is."""
import datetime
import http.client
import json
import os
import platform
import re
import signal
import socket
import subprocess
import time

COOKIE = "balcao_session"


def say(words):
    print(f"[{time.strftime('%H:%M:%S')}] {words}", flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """One running `balcao serve` (or the ceiling)."""

    def __init__(self, arguments, port, log):
        self.port = port
        self.begun = time.monotonic()
        self.process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=log, stdin=subprocess.DEVNULL)
        self.pid = self.process.pid

    def wait_until_answering(self, path="/readyz", seconds=600):
        """Seconds from the start until it serves."""
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", path)
                if connection.getresponse().status in (200, 400, 404):
                    return time.monotonic() - self.begun
            except OSError:
                pass
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            if time.monotonic() - self.begun > seconds:
                raise RuntimeError("the server does not answer")
            time.sleep(0.002)

    def resident_mib(self):
        with open(f"/proc/{self.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=60)


def serve(program, data, log):
    port = free_port()
    return Program([program, "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}"], port, log)


def make_demo(program, data, log):
    """Starts `balcao demo --json` once on a directory; what it told about people and shops."""
    port = free_port()
    process = subprocess.Popen([program, "demo", "--data", str(data), "--listen", f"127.0.0.1:{port}", "--json"],
                               stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL, text=True)
    line = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    if not line:
        raise RuntimeError(f"balcao demo ended with {process.returncode} before it was ready")
    return json.loads(line)


def sign_in(port, account):
    """The session cookie of a staff member."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/api/staff/session",
                       json.dumps({"email": account["email"], "password": account["password"]}),
                       {"Content-Type": "application/json"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"sign-in gave {answer.status} {body[:300]}")
    cookie = re.search(rf"{COOKIE}=([^;]+)", answer.headers["Set-Cookie"]).group(1)
    return f"{COOKIE}={cookie}"


def get(port, cookie, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


def load(generator, mode, log=None, **options):
    """One run of the load generator: its JSON. A run that did not do all it should still gives its figures."""
    arguments = [generator, mode]
    for name, value in options.items():
        arguments += [f"--{name.replace('_', '-')}", str(value)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=900)
    if done.stderr.strip():
        say(done.stderr.strip()[:400])
    if not done.stdout.strip():
        raise RuntimeError(f"bench_load {mode} printed nothing: {done.stderr[:400]}")
    return json.loads(done.stdout)


def about_machine(root):
    def first(pattern, text):
        found = re.search(pattern, text, re.M)
        return found.group(1).strip() if found else "?"

    cpu = subprocess.run(["lscpu"], capture_output=True, text=True).stdout
    memory = first(r"MemTotal:\s+(\d+)", open("/proc/meminfo", encoding="utf-8").read())
    disk = subprocess.run(["df", "--output=fstype", str(root)], capture_output=True, text=True).stdout.split()[-1]
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "cpu": first(r"^Model name:(.*)$", cpu), "cores": os.cpu_count(),
        "virtual": first(r"^Hypervisor vendor:(.*)$", cpu), "memory_gib": round(int(memory) / 1024 / 1024),
        "disk": disk, "kernel": platform.release(),
    }
