"""The words of the market that are neither goods nor places: words.toml, and numbers in words."""

from decimal import Decimal
from itertools import chain

from pricing import measures
from pricing.reading.vocabulary import load

WORDS = load("words.toml")


def meanings(section: str) -> dict[str, str]:
    """Each word of a section with what it means."""
    return {word: means for means, words in WORDS[section].items() for word in words.split()}


def held(written: str) -> tuple[str, Decimal]:
    factor, base = written.split()
    return base, Decimal(factor)


def group(name: str) -> frozenset[str]:
    return frozenset(WORDS["groups"][name].split())


UNITS = {
    word: size for word, size in measures.SCALES.items() if word not in {"each", "moja", "unit"}
}
UNITS |= {word: held(size) for word, size in meanings("units").items()}
PACKS = {word: word for word in measures.WORDS} | measures.PLURALS | measures.IN_SWAHILI
PACKS |= meanings("packs")
MONEY, MARKS, KINDS = meanings("money"), meanings("marks"), meanings("kinds")
STOPPERS = frozenset(meanings("stoppers"))
CHANGES, ASKED, NUMBERED = group("moves"), group("asked"), group("numbered")
SIZED, SPOILERS, COMMON = group("sized"), group("spoilers"), group("common")
AFTER = frozenset({"bob", "shilling", "shillings"})
ROUGH_RATES = {"KES": "1", "UGX": "28", "TZS": "20", "USD": "0.0078", "ETB": "1.1", "SOS": "4.4"}

DIGITS = "one two three four five six seven eight nine"
ONES = {word: n for n, word in enumerate(DIGITS.split(), 1)}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ONES |= {word: n for n, word in enumerate(TEENS.split(), 10)}
DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * n for n, word in enumerate(DECADES.split(), 2)}
TARAKIMU = "moja mbili tatu nne tano sita saba nane tisa"
MOJA = {word: n for n, word in enumerate(TARAKIMU.split(), 1)}
MOJA |= {"mawili": 2, "wawili": 2, "viwili": 2, "matatu": 3, "vitatu": 3, "watatu": 3}
MOJA |= {"manne": 4, "vinne": 4, "wanne": 4, "matano": 5, "vitano": 5, "manane": 8}
MAKUMI = "kumi ishirini thelathini arobaini hamsini sitini sabini themanini tisini"
KUMI = {word: 10 * n for n, word in enumerate(MAKUMI.split(), 1)} | {
    "arubaini": 40,
    "thamanini": 80,
}
HUNDREDS = {"hundred": 100, "thousand": 1000, "thousands": 1000, "thou": 1000}
MIA = {"mia": 100, "elfu": 1000, "laki": 100_000}
SOO = {"soo": 100, "oss": 100, "thao": 1000, "ngiri": 1000, "tenga": 1000, "ngwati": 1000}
SHENG = {"mbao": 20, "finje": 50, "rwabe": 200, "rwabee": 200, "jirongo": 500}
HALF = {"nusu": Decimal("0.5"), "half": Decimal("0.5"), "robo": Decimal("0.25")}
HALF |= {"quarter": Decimal("0.25")}

KNOWN = frozenset(
    chain(
        *(COMMON, STOPPERS, CHANGES, ASKED, NUMBERED, SPOILERS, SIZED, UNITS, PACKS, MONEY, MARKS),
        *(KINDS, ONES, TENS, MOJA, KUMI, HUNDREDS, MIA, SOO, SHENG, HALF),
        ("extended", "ext", "x"),
    )
)
