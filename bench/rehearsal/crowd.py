"""The crowd: 250 phones in a process of their own. Commands come in, answers go out, a line each.

{"enter": {"url", "slug", "phones": [[link, view, lang], ...]}}   all sign in and follow
{"arrived": [number, ...]}    when the last phone had each journal number (seconds, epoch)
{"agree": true}               the pages that differ from a fresh load
{"leave": true}
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from gevent.fileobject import FileObject  # noqa: E402
from gevent.pool import Pool  # noqa: E402

from bench.rehearsal.phone import Phone  # noqa: E402

AT_ONCE = 8  # phones that load a page at the same time
SETTLED = 3.0  # seconds without news after which every phone should be up to date


def main() -> None:
    phones: list[Phone] = []
    for line in FileObject(sys.stdin):  # a plain read would stop every socket
        order = json.loads(line)
        if "enter" in order:
            phones = _enter(**order["enter"])
            _say(len(phones))
        elif "arrived" in order:
            _say([_arrived(phones, number) for number in order["arrived"]])
        elif "agree" in order:
            gevent.sleep(SETTLED)
            with_names = Pool(AT_ONCE).map(lambda p: (p.view, p.lang, p.differs()), phones)
            _say([named for named in with_names if named[2]])
        else:
            return


def _say(answer: Any) -> None:
    print(json.dumps(answer), flush=True)


def _enter(url: str, slug: str, phones: list[list[str]]) -> list[Phone]:
    crowd = [Phone(url, slug, view, lang) for _link, view, lang in phones]
    links = [link for link, _view, _lang in phones]
    Pool(AT_ONCE).map(lambda pair: pair[0].enter(pair[1]), list(zip(crowd, links, strict=True)))
    for phone in crowd:
        gevent.spawn(phone.listen)
    gevent.sleep(SETTLED)
    return crowd


def _arrived(phones: list[Phone], number: int) -> list[float]:
    """For each phone, when it first had that journal number or a later one; sorted."""
    times = []
    for phone in phones:
        at = next((at for reached, at in phone.arrivals if reached >= number), None)
        if at is not None:
            times.append(at)
    return sorted(times)


if __name__ == "__main__":
    main()
