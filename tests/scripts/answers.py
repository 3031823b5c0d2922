"""Registries that answer from `recorded/`: cut from what PyPI and npm answered on 21 November 2026."""

import json
from copy import deepcopy
from pathlib import Path

import requests

RECORDED = Path(__file__).parent / "recorded"


def recorded(name):
    """A recorded answer, to be changed at will."""
    return json.loads((RECORDED / f"{name}.json").read_text("utf-8"))


def pypi(package, version=None):
    """The address of a package, or of one version of it."""
    return f"https://pypi.org/pypi/{package}/{f'{version}/' if version else ''}json"


def npm(package):
    """The address of a package."""
    return f"https://registry.npmjs.org/{package.replace('/', '%2F')}"


class Registries:
    """Stands in for `requests.Session`: address -> JSON, a status, bytes, or an error to raise; 404 for all others."""

    def __init__(self, answers):
        """`answers` by address."""
        self.answers = answers
        self.asked = []

    def get(self, url, timeout):
        """As `requests.Session.get`."""
        self.asked.append(url)
        said = deepcopy(self.answers.get(url, 404))
        if isinstance(said, Exception):
            raise said
        response = requests.Response()
        response.status_code = said if isinstance(said, int) else 200
        response._content = said if isinstance(said, bytes) else json.dumps(said).encode()
        return response
