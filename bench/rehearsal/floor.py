"""The floor: the same server library, the same number of sockets, one empty broadcast.

`serve` is the smallest Flask-SocketIO application that can be asked to broadcast
nothing; `measure` connects as many sockets and tells how long the last one waits.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

import gevent  # noqa: E402
import requests  # noqa: E402
import websocket  # noqa: E402
from flask import Flask  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

ROUNDS = 40


def serve(port: int) -> None:
    app = Flask("floor")
    sockets = SocketIO(app, async_mode="gevent", cors_allowed_origins="*", async_handlers=False)

    @app.post("/broadcast")
    def broadcast():
        sockets.emit("moved", {})
        return ""

    @app.get("/healthz")
    def healthz():
        return ""

    sockets.run(app, "127.0.0.1", port)


def measure(port: int, count: int) -> None:
    """Prints the waits of `ROUNDS` broadcasts in seconds, from the POST to the last socket."""
    heard: list[float] = []

    def listen() -> None:
        address = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
        socket = websocket.create_connection(address)
        while True:
            packet = socket.recv()
            if packet.startswith("0{"):
                socket.send("40")
            elif packet == "2":
                socket.send("3")
            elif packet.startswith("42"):
                heard.append(time.time())

    for _one in range(count):
        gevent.spawn(listen)
    gevent.sleep(3)
    waits = []
    for _round in range(ROUNDS):
        heard.clear()
        start = time.time()
        requests.post(f"http://127.0.0.1:{port}/broadcast", timeout=10)
        while len(heard) < count and time.time() < start + 10:
            gevent.sleep(0.001)
        waits.append(max(heard) - start)
    print(json.dumps(waits))


if __name__ == "__main__":
    deed, *numbers = sys.argv[1:]
    {"serve": serve, "measure": measure}[deed](*map(int, numbers))
