"""The office's side: run by the system's Python, which has `uno`, as a process of its own.

Starts a private LibreOffice, then answers one JSON request a line on standard input,
``{"job", "path", "out"}``, with one JSON answer a line on standard output. Every job
loads the file afresh.
"""

import json
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

PARAGRAPH = "com.sun.star.text.Paragraph"


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory() as folder:
        pipe = f"drafting{Path(folder).name}"
        office = subprocess.Popen(
            [
                "soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault",
                "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
                f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        desk = Desk(_connect(pipe))
        try:
            for line in sys.stdin:
                print(json.dumps(_answer(desk, json.loads(line))), flush=True)
        finally:
            desk.leave()
            office.wait(20)


def _answer(desk: "Desk", request: dict) -> dict:
    try:
        job = getattr(desk, request["job"])
        return {"done": job(request["path"], request.get("out"))}
    except Exception as problem:
        return {"error": f"{type(problem).__name__}: {problem}"}


class Desk:
    """One office. Each public method is a job."""

    def __init__(self, context) -> None:
        self._services = context.ServiceManager
        self._context = context
        self._desktop = self._service("com.sun.star.frame.Desktop")

    def accept(self, path: str, _out: None) -> list:
        return self._resolve(path, "AcceptAllTrackedChanges")

    def reject(self, path: str, _out: None) -> list:
        return self._resolve(path, "RejectAllTrackedChanges")

    def changes(self, path: str, _out: None) -> list:
        """Kind, author and ISO date of every tracked change, in the order of the text."""
        document = self._load(path)
        try:
            return [
                [change.RedlineType, change.RedlineAuthor, _iso(change.RedlineDateTime)]
                for change in _each(document.Redlines)
            ]
        finally:
            document.close(True)

    def pdf(self, path: str, out: str) -> str:
        document = self._load(path)
        try:
            document.storeToURL(
                uno.systemPathToFileUrl(out), (_value("FilterName", "writer_pdf_Export"),)
            )
            return out
        finally:
            document.close(True)

    def leave(self) -> None:
        try:
            self._desktop.terminate()
        except Exception:  # the office closes the line while it answers
            return

    def _resolve(self, path: str, command: str) -> list:
        document = self._load(path)
        try:
            dispatcher = self._service("com.sun.star.frame.DispatchHelper")
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, ())
            if any(True for _change in _each(document.Redlines)):
                raise RuntimeError("changes are left")
            return list(_passages(document.Text))
        finally:
            document.close(True)

    def _load(self, path: str):
        url = uno.systemPathToFileUrl(path)
        document = self._desktop.loadComponentFromURL(url, "_blank", 0, (_value("Hidden", True),))
        if document is None:
            raise RuntimeError("the office cannot open the file")
        return document

    def _service(self, name: str):
        return self._services.createInstanceWithContext(name, self._context)


def _passages(text):
    """The paragraphs as ``[where, text, number shown]``: where is "body" or "table"."""
    for part in _each(text):
        if part.supportsService(PARAGRAPH):
            yield ["body", part.String, part.ListLabelString]
        elif part.supportsService("com.sun.star.text.TextTable"):
            for name in part.CellNames:
                for cell in _each(part.getCellByName(name)):
                    yield ["table", cell.String, ""]


def _connect(pipe: str):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _try in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise RuntimeError("the office did not start")


def _value(name: str, value):
    return PropertyValue(Name=name, Value=value)


def _iso(when) -> str:
    date = f"{when.Year:04}-{when.Month:02}-{when.Day:02}"
    return f"{date}T{when.Hours:02}:{when.Minutes:02}:{when.Seconds:02}"


def _each(collection):
    parts = collection.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


if __name__ == "__main__":
    main()
