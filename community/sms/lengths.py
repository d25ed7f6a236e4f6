"""What a text costs, pure: the phone alphabet, how many parts it takes, and where it is cut.

160 letters of the phone alphabet go into one part, and 153 into each of several; where a single
letter is not in it, 70 and 67 (GSM 03.38, 3GPP TS 23.038). So one curly quote can double the price
of a text: what only looks finer is written plainly.
"""

ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€\f")  # each behind an escape, so that it takes two
FINER = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "≈": "~", "×": "x"}
FINER |= dict.fromkeys("–—−·•‑", "-") | dict.fromkeys("\u00a0\u202f\u2009", " ")
PLAINLY = str.maketrans(FINER)
MOST_PARTS = 3


def plain(text: str) -> str:
    """Without curly quotes, long dashes and the like; letters of any language stay."""
    return text.translate(PLAINLY)


def parts(text: str) -> int:
    """How many texts it is sent and paid as; an empty one is one."""
    if set(text) <= ALPHABET | TWICE:
        return counted(sum(2 if letter in TWICE else 1 for letter in text), 160, 153)
    return counted(len(text.encode("utf-16-be")) // 2, 70, 67)


def counted(length: int, alone: int, joined: int) -> int:
    return 1 if length <= alone else -(-length // joined)


def fitting(text: str, most: int = MOST_PARTS, page: str = "") -> str:
    """Plainly, in at most so many parts; what does not fit is cut at a word, and says so, with the
    address of the page where the rest stands."""
    said = plain(text).strip()
    if parts(said) <= most:
        return said
    end = f"... {page}".rstrip()
    words = said.split(" ")
    while len(words) > 1 and parts(cut(words, end)) > most:
        words.pop()
    while words[0] and parts(cut(words, end)) > most:  # one word without end
        words = [words[0][:-1]]
    return cut(words, end)


def cut(words: list[str], end: str) -> str:
    return " ".join(words).rstrip(" ,;:-\n") + end
