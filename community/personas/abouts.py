"""What is said about a business: three answers, kept as the lines of one text; pure.

A text of fewer lines, as older ones are, is all of it the last answer. Whatever the text, its words
come back out of the three as they went in.
"""

UNSAID = "–"


def joined(since: str, well: str, whom: str) -> str:
    """Since when they trade, what they do well, whom they sell to; any of them may be empty."""
    if not (since.strip() or well.strip()):
        return whom.strip()
    lines = (on_a_line(since) or UNSAID, on_a_line(well), whom.strip() or UNSAID)
    return "\n".join(lines)


def parted(about: str) -> tuple[str, str, str]:
    lines = about.split("\n", 2)
    if len(lines) < 3:
        return "", "", about
    since, well, whom = ("" if line.strip() == UNSAID else line for line in lines)
    return since, well, whom


def told(about: str) -> str:
    """As it is read: without the signs of what was left out."""
    return "\n".join(filter(None, parted(about)))


def on_a_line(words: str) -> str:
    return " ".join(words.split())
