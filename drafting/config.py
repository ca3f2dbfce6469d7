"""Settings, all from the environment. Outside the demo nothing secret has a default."""

import os
import secrets
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRET_LENGTH = 32
INSTANCE = Path(__file__).resolve().parent.parent / "instance"


class Misconfigured(Exception):
    """The server cannot start as it is set up; the message says what to set."""


class Settings(BaseSettings):
    """What can be set. Names are those of the environment variables, in small letters.

    ``public_url`` is the address people type (scheme, host, port), when the server
    stands behind a proxy or a name; sockets are accepted from it alone, besides
    the server's own address. ``trusted_proxies`` is how many proxies stand in front.
    """

    model_config = SettingsConfigDict(env_prefix="", extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(5000, ge=1, le=65535)
    database_url: str = ""
    secret_key: str = ""
    redis_url: str = ""
    public_url: str = ""
    trusted_proxies: int = Field(0, ge=0, le=5)
    demo: bool = Field(False, alias="DRAFTING_DEMO")
    from_start: bool = Field(False, alias="DRAFTING_DEMO_FROM_START")
    instance: Path = Field(INSTANCE, alias="DRAFTING_INSTANCE")

    @property
    def https(self) -> bool:
        return self.public_url.startswith("https://")


def load_settings() -> Settings:
    """Settings from the environment. Raises Misconfigured with a sentence that helps."""
    try:
        settings = Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = str(first["loc"][0]).upper()
        raise Misconfigured(f"{name} is not right: {first['msg']}.") from None
    if not settings.database_url:
        settings.database_url = f"sqlite:///{settings.instance / 'drafting.sqlite'}"
    settings.secret_key = settings.secret_key or _demo_secret(settings)
    if len(settings.secret_key) < SECRET_LENGTH:
        raise Misconfigured(
            f"SECRET_KEY is missing or shorter than {SECRET_LENGTH} characters. Set it to a long"
            " random text and keep it, for example: export SECRET_KEY=$(openssl rand -hex 32)."
            " To only try the product with the demo assembly, use: make run."
        )
    return settings


def _demo_secret(settings: Settings) -> str:
    """The demo's own secret, made at random once and kept beside its database."""
    if not settings.demo:
        return ""
    path = settings.instance / "secret_key"
    if not path.exists():
        settings.instance.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(SECRET_LENGTH))
    return path.read_text().strip()
