"""Starts, kills and stops the real program on a data directory; loopback only."""
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    def __init__(self, program, data, log):
        self.program, self.data, self.log = os.path.abspath(program), str(data), log
        self.port = free_port()
        self.process = None
        self.demo = None  # what `balcao demo --json` told

    def start_demo(self):
        """Fills the empty directory with the demo brand; the first start."""
        self.process = subprocess.Popen(
            [self.program, "demo", "--data", self.data, "--listen", f"127.0.0.1:{self.port}", "--json"],
            stdout=subprocess.PIPE, stderr=self.log, stdin=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"balcao demo ended with {self.process.wait()} before it was ready")
        self.demo = json.loads(line)
        return self.demo

    def start(self):
        self.process = subprocess.Popen(
            [self.program, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"],
            stdout=subprocess.DEVNULL, stderr=self.log, stdin=subprocess.DEVNULL)

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait_until_ready(self, seconds=20.0):
        """Seconds it took. A server that ends by itself is an error, whatever its exit code."""
        begun = time.monotonic()
        while not self.is_ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself with {self.process.returncode} while starting")
            if time.monotonic() - begun > seconds:
                raise RuntimeError(f"the server was not ready within {seconds:.0f} s")
            time.sleep(0.005)
        return time.monotonic() - begun

    def kill(self):
        """SIGKILL. Finding it dead already means that it crashed."""
        if self.process.poll() is not None:
            raise RuntimeError(f"the server ended by itself with {self.process.returncode}")
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """SIGTERM, as an operator would; must end with 0."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=30)
        if code != 0:
            raise RuntimeError(f"the server ended with {code} after SIGTERM")

    def end_anyhow(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def prove(self):
        """(holds, what it printed) of `balcao prove`; the server must not run."""
        done = subprocess.run([self.program, "prove", "--data", self.data, "--json"], capture_output=True, text=True,
                              timeout=600)
        return done.returncode == 0, (done.stdout + done.stderr).strip()
