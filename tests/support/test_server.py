"""The helpers of other tests are real: a server that dies and returns, a browser, a queue."""

import pytest
import redis
import requests

from tests.support.browser import violations


def test_a_killed_server_returns_on_the_same_address_with_what_it_acknowledged(live_server):
    before = live_server.health()
    assert before["status"] == "ok"
    live_server.kill()
    with pytest.raises(requests.ConnectionError):
        live_server.health()
    live_server.start()
    assert live_server.health()["journal"] == before["journal"]
    assert live_server.log().count("Serving on") == 2


def test_a_server_that_cannot_start_says_why(serve):
    with pytest.raises(RuntimeError, match="SECRET_KEY is missing"):
        serve(DRAFTING_DEMO="")


def test_axe_sees_what_is_wrong_and_passes_what_is_right(chromium):
    page = chromium.new_page()
    page.set_content('<html lang="fr"><title>t</title><main><h1>Texte</h1></main>')
    assert violations(page) == []
    page.set_content('<html><title>t</title><main><h1>Texte</h1><img src="x"></main>')
    assert {line.partition(":")[0] for line in violations(page)} == {"html-has-lang", "image-alt"}
    page.close()


def test_the_queue_answers(valkey_url):
    with redis.Redis.from_url(valkey_url) as queue:
        assert queue.ping()
