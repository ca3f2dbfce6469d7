"""A server process of its own, for as long as it is needed."""

import os
import socket as sockets
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import requests


class Server:
    """A server process of its own, with an empty database in its own folder."""

    def __init__(self, folder: Path) -> None:
        with sockets.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._environment = {
            **os.environ,
            "PORT": str(port),
            "HOST": "127.0.0.1",
            "DRAFTING_DEMO": "1",
            "DRAFTING_INSTANCE": str(folder),
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "PUBLIC_URL": "",
            "DRAFTING_DEMO_FROM_START": "1",
        }
        self._log = (folder / "server.log").open("w")

    def __enter__(self) -> "Server":
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "serve"]
        root = Path(__file__).resolve().parents[2]
        self._process = subprocess.Popen(
            command, env=self._environment, cwd=root, stdout=self._log, stderr=self._log
        )
        for _try in range(200):
            try:
                if requests.get(f"{self.url}/healthz", timeout=2).ok:
                    return self
            except requests.RequestException:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def __exit__(self, *_error: Any) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()
