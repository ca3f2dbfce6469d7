"""LibreOffice as an independent witness: what a redline reads when all is accepted, or rejected.

Run as a script by the system's Python, which has `uno`: `office.py FILE accept|reject`
prints the body's non-empty paragraphs (tables apart) as JSON. Comments are taken off
a copy first: the office without a screen stops on them in a live document.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

COMMENTS = re.compile(
    rb"<w:comment(RangeStart|RangeEnd) [^>]*/>|"
    rb"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:commentReference [^>]*/></w:r>"
)


def paragraphs(docx: bytes, verdict: str) -> list[str]:
    """The paragraphs of a Word file after ``verdict`` (accept or reject) on every change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        path.write_bytes(without_comments(docx))
        done = subprocess.run(
            ["/usr/bin/python3", __file__, str(path), verdict],
            capture_output=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode()[-2000:])
        return json.loads(done.stdout)


def without_comments(docx: bytes) -> bytes:
    """The same file with its comments' anchors taken off."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = COMMENTS.sub(b"", content)
            target.writestr(name, content)
    return out.getvalue()


def _judge(path: str, verdict: str) -> list[str]:
    """Inside the system's Python: a private office, the file loaded hidden, all changes dispatched."""
    import uno
    from com.sun.star.beans import PropertyValue

    folder = tempfile.mkdtemp()
    pipe = f"drafting{time.time_ns()}"
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault",
            "--nolockcheck", f"-env:UserInstallation=file://{folder}/profile",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        context = _connect(uno, pipe)
        services = context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        hidden = PropertyValue(Name="Hidden", Value=True)
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (hidden,))
        dispatcher = services.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        command = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, f".uno:{command[verdict]}", "", 0, ())
        if document.Redlines.createEnumeration().hasMoreElements():
            raise RuntimeError("changes are left")
        texts = [
            part.String
            for part in _each(document.Text)
            if part.supportsService("com.sun.star.text.Paragraph") and part.String
        ]
        document.close(True)
        return texts
    finally:
        office.kill()


def _connect(uno, pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _try in range(300):
        try:
            return resolver.resolve(address)
        except Exception:
            time.sleep(0.1)
    raise RuntimeError("the office did not start")


def _each(text):
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        yield parts.nextElement()


if __name__ == "__main__":
    print(json.dumps(_judge(sys.argv[1], sys.argv[2])))
