"""The language in which the program speaks with whoever runs it; that of documents is another matter."""

from __future__ import annotations

from collections.abc import Mapping

from engine.languages import LANGUAGES, OF_MESSAGES

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What POSIX asks for the language of messages, in this order: the first that is not empty decides."""


def language_of_messages(named: str | None, environment: Mapping[str, str]) -> str:
    """The code of the language named on the command line, else of that of the environment, else English.

    A locale is written `fr_BE.UTF-8`; C, POSIX and languages that the program does not speak are English.
    """
    if named is not None:
        return named
    locale = next((environment[one] for one in _VARIABLES if environment.get(one)), "")
    code = locale.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else OF_MESSAGES
