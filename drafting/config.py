"""Settings, all from the environment. Outside the demo nothing secret has a default."""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRET_LENGTH = 32
INSTANCE = Path(__file__).resolve().parent.parent / "instance"
DATABASES = ("sqlite", "postgresql", "postgres")


class Misconfigured(SystemExit):
    """The server cannot start as it is set up; the message says what to set.

    A way of exiting, so that the sentence stands alone on the terminal, whichever
    program (flask, gunicorn) was loading the application.
    """


class Settings(BaseSettings):
    """What can be set. Names are those of the environment variables, in small letters.

    ``public_url`` is the address people type (scheme, host, port), when the server
    stands behind a proxy or a name; sockets are then accepted from it alone.
    ``trusted_proxies`` is how many proxies stand in front. A variable that is set
    but empty counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="", env_ignore_empty=True, extra="ignore")

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
        """Whether people come by https: cookies are then sent over https alone."""
        return self.public_url.startswith("https://")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        kind = url.partition(":")[0].partition("+")[0]
        if url and kind not in DATABASES:
            raise ValueError("it begins with sqlite:/// or postgresql://")
        return url

    @field_validator("redis_url")
    @classmethod
    def _known_queue(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in ("redis", "rediss"):
            raise ValueError("it begins with redis:// or rediss://")
        return url

    @field_validator("public_url")
    @classmethod
    def _an_origin(cls, url: str) -> str:
        parts = urlsplit(url.rstrip("/"))
        bare = parts.scheme in ("http", "https") and parts.hostname and not parts.path
        if url and not (bare and not parts.query and not parts.fragment and "@" not in url):
            raise ValueError(
                "it is a scheme, a host and perhaps a port, like https://texte.example"
            )
        return url.rstrip("/")


def load_settings() -> Settings:
    """Settings from the environment. Raises Misconfigured with a sentence that helps."""
    try:
        settings = Settings()
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        name = str(first["loc"][0]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise Misconfigured(f"{name} is not right: {reason}.") from None
    if not settings.database_url:
        settings.database_url = f"sqlite:///{settings.instance / 'drafting.sqlite'}"
    settings.secret_key = settings.secret_key or _kept_secret(settings)
    if len(settings.secret_key) < SECRET_LENGTH:
        raise Misconfigured(
            f"SECRET_KEY is missing or shorter than {SECRET_LENGTH} characters. Set it to a long"
            " random text and keep it, for example: export SECRET_KEY=$(openssl rand -hex 32)."
            " To only try the product with the demo assembly, use: make run."
        )
    return settings


def _kept_secret(settings: Settings) -> str:
    """The secret kept beside the database. Only the demo makes one, at random, once."""
    path = settings.instance / "secret_key"
    if settings.demo and not path.exists():
        settings.instance.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_hex(SECRET_LENGTH))
    return path.read_text().strip() if path.exists() else ""


def _write_once(path: Path, secret: str) -> None:
    """Write the file whole, readable by its owner alone; another worker's file stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
