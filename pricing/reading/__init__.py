"""One line of how traders write, read as a price."""

from pricing.reading.answers import as_json
from pricing.reading.line import Reading, read
from pricing.reading.vocabulary import Good, Size, Spot, Vocabulary, shipped, vocabulary

__all__ = [
    "Good",
    "Reading",
    "Size",
    "Spot",
    "Vocabulary",
    "as_json",
    "read",
    "shipped",
    "vocabulary",
]
