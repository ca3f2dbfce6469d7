"""The server starts only when the environment says enough, and says what is missing."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.config import Misconfigured, load_settings

SECRET = "x" * 32
ROOT = Path(__file__).resolve().parents[1]
NAMES = [
    "HOST",
    "PORT",
    "DATABASE_URL",
    "SECRET_KEY",
    "REDIS_URL",
    "PUBLIC_URL",
    "TRUSTED_PROXIES",
    "DRAFTING_DEMO",
    "DRAFTING_DEMO_FROM_START",
    "DRAFTING_INSTANCE",
]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DRAFTING_INSTANCE", str(tmp_path / "instance"))


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def test_without_the_demo_a_secret_must_be_given(monkeypatch):
    with pytest.raises(Misconfigured, match="SECRET_KEY is missing") as refusal:
        load_settings()
    assert "openssl rand" in str(refusal.value)
    with pytest.raises(Misconfigured, match="shorter than 32"):
        settings_with(monkeypatch, SECRET_KEY="short")
    assert settings_with(monkeypatch, SECRET_KEY=SECRET).secret_key == SECRET


def test_the_demo_makes_its_own_secret_once_for_its_owner_alone(monkeypatch, tmp_path):
    first = settings_with(monkeypatch, DRAFTING_DEMO="1").secret_key
    assert len(first) >= 32
    assert load_settings().secret_key == first
    kept = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in kept.parent.iterdir()] == ["secret_key"]


def test_a_given_secret_is_taken_in_the_demo_too(monkeypatch):
    assert settings_with(monkeypatch, DRAFTING_DEMO="1", SECRET_KEY=SECRET).secret_key == SECRET


def test_what_is_not_set_has_a_plain_default(monkeypatch, tmp_path):
    settings = settings_with(monkeypatch, SECRET_KEY=SECRET)
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 5000, False)
    assert settings.database_url == f"sqlite:///{tmp_path}/instance/drafting.sqlite"
    assert (settings.redis_url, settings.trusted_proxies, settings.https) == ("", 0, False)


def test_set_but_empty_is_not_set(monkeypatch):
    settings = settings_with(monkeypatch, SECRET_KEY=SECRET, PORT="", DATABASE_URL="", REDIS_URL="")
    assert settings.port == 5000
    assert settings.database_url.startswith("sqlite:///")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("TRUSTED_PROXIES", "-1"),
        ("DATABASE_URL", "mysql://localhost/texte"),
        ("DATABASE_URL", "texte.sqlite"),
        ("REDIS_URL", "localhost:6379"),
        ("PUBLIC_URL", "texte.example"),
        ("PUBLIC_URL", "https://texte.example/path"),
        ("PUBLIC_URL", "javascript://texte.example"),
        ("PUBLIC_URL", "https://a@texte.example"),
        ("DRAFTING_DEMO", "perhaps"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch, name, value):
    with pytest.raises(Misconfigured, match=f"^{name} is not right: "):
        settings_with(monkeypatch, **{"SECRET_KEY": SECRET, name: value})


@pytest.mark.parametrize(
    ("address", "https"),
    [
        ("https://texte.example", True),
        ("https://texte.example/", True),
        ("http://salle:5000", False),
    ],
)
def test_the_public_address_decides_whether_cookies_need_https(monkeypatch, address, https):
    settings = settings_with(monkeypatch, SECRET_KEY=SECRET, PUBLIC_URL=address)
    assert settings.https is https
    assert settings.public_url == address.rstrip("/")


def test_on_the_terminal_the_sentence_stands_alone(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "serve"],
        env={**kept, "DRAFTING_INSTANCE": str(tmp_path)},
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("SECRET_KEY is missing")
    assert "Traceback" not in done.stderr
