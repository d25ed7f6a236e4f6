"""@handle in members' text: who is meant."""

import re

HANDLE = r"(?<![\w@/.=&-])@([A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}[A-Za-z0-9])?)(?![\w@])"
MENTION = re.compile(HANDLE)


def handles(text: str) -> set[str]:
    """The handles a text names, in lower case; whether a member has one is not asked here."""
    return {handle.lower() for handle in MENTION.findall(text)}
