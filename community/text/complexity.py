"""What a text would cost to parse, found by counting: python-markdown must never meet worse.

Its cost grows with the marks in a text, and with their square or a recursion where they nest.
"""

import re

MARKS = re.compile(r"\n+|\*+|_+|#+|[`\\<>&@|]|://|www\.")
COSTLY = re.compile(r"@|^[ \t]*(?:[-*+>#|]|\d+\.)", re.MULTILINE)
BRACKETS = re.compile(r"[\[(!]")
OPENERS = re.compile(r"[\[`]")
DEEP = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+\.)[ \t]+){2}|^(?:[ \t]*>){3}|^(?: {4}|\t){4}[ \t]*\S", re.MULTILINE
)
LONG_RUN = re.compile(r"([*_`#\\|])\1{7}")
MOST_MARKS = 1000
MOST_BRACKETS = 300
FARTHEST = 250_000


def too_complex(text: str) -> bool:
    """More than 1,000 marks or 300 brackets; two list markers on one line, lists four deep.

    A bracket or backtick that nobody closes is looked for to the end of their paragraph, each anew:
    many in a long paragraph are too complex as well.
    """
    return (
        len(BRACKETS.findall(text)) > MOST_BRACKETS
        or len(MARKS.findall(text)) + len(COSTLY.findall(text)) > MOST_MARKS
        or sum(map(reach, text.split("\n\n"))) > FARTHEST
        or bool(LONG_RUN.search(text))
        or bool(DEEP.search(text))
    )


def reach(paragraph: str) -> int:
    return len(OPENERS.findall(paragraph)) * len(paragraph)
