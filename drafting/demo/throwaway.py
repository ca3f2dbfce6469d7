"""The real server as a process of its own, to be talked to, killed and started again.

The play and the rehearsal run on one, and so do the tests.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
OURS = ("HOST", "PORT", "DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "SECRET_KEY", "TRUSTED_PROXIES")
PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """`flask --app wsgi serve` on a free port, its database and log in ``folder``.

    In demo mode unless ``DRAFTING_DEMO=""`` is among the ``settings``, which are
    environment variables by name. The port stays the same across starts.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.log_path = folder / f"server-{self.port}.log"
        kept = {name: v for name, v in os.environ.items() if name not in OURS}
        self._environment = {
            **kept,
            "PORT": str(self.port),
            "DRAFTING_INSTANCE": str(folder),
            "DRAFTING_DEMO": "1",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        """Start and wait until /healthz answers. Raises RuntimeError with the log's end."""
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
                env=self._environment, cwd=ROOT, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._answers():
                return self
            time.sleep(0.1)
        self.kill()
        raise RuntimeError(f"the server did not start:\n{self.log()[-3000:]}")

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ask it to leave, as Ctrl+C does."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """kill -9: no goodbye, nothing flushed."""
        self._end(signal.SIGKILL)

    def log(self) -> str:
        """Everything the server has printed, over all its starts."""
        return self.log_path.read_text(errors="replace")

    def health(self) -> dict:
        answer = requests.get(f"{self.base_url}/healthz", timeout=5)
        answer.raise_for_status()
        return answer.json()

    def _answers(self) -> bool:
        try:
            return bool(self.health())
        except requests.RequestException:
            return False

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)
        self._process = None
