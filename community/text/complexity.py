"""What a text would cost to parse, found by counting: python-markdown must never meet worse.

Its cost grows with the marks in a text, and with their square or a recursion where they nest.
"""

import re

MARKS = re.compile(r"\n+|\*+|_+|#+|[`\\<>&@|]|://|www\.")
COSTLY = re.compile(r"@|^[ \t]*(?:[-*+>#|]|\d+\.)", re.MULTILINE)
BRACKETS = re.compile(r"[\[(!]")
DEEP = re.compile(r"^(?:[ \t]*(?:[-*+>]|\d+\.)){4}|^(?: {4}|\t){4}[ \t]*\S", re.MULTILINE)
LONG_RUN = re.compile(r"([*_`#\\|])\1{7}")
MOST_MARKS = 1000
MOST_BRACKETS = 300


def too_complex(text: str) -> bool:
    """More than 1,000 marks or 300 brackets, four markers on one line, or lists four deep."""
    return (
        len(BRACKETS.findall(text)) > MOST_BRACKETS
        or len(MARKS.findall(text)) + len(COSTLY.findall(text)) > MOST_MARKS
        or bool(LONG_RUN.search(text))
        or bool(DEEP.search(text))
    )
