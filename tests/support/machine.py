"""What a test asks of the machine it runs on."""

import os
import shutil

import pytest


def need(program: str, package: str) -> str:
    """The program's path. Without it the test is skipped loudly, and fails where CI is set."""
    found = shutil.which(program)
    if found:
        return found
    sentence = f"{program} is missing on this machine: apt-get install {package}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)
