"""What reports of having tried something are worth together: nothing for likes, little for few.

Each report says 1 (better, it worked), ½ (the same, in part) or 0 (worse, it did not) and weighs 0
to 1, as much as the word of whoever gave it. The worth is the lower end of Wilson's interval of
their mean (Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
(1927)): 1 of 1 stays below 9 of 11, and five accounts of yesterday weigh less than one known
member. No Django here.
"""

from collections.abc import Iterable
from math import sqrt

SURE = 1.645


def lower(reports: Iterable[tuple[float, float]]) -> float:
    """0 to 1 of (said, weight) pairs; 0 where there is none."""
    told = [(said, weight) for said, weight in reports if weight > 0]
    size = sum(weight for _said, weight in told)
    if not size:
        return 0.0
    mean = sum(said * weight for said, weight in told) / size
    room = SURE**2 / size
    low = mean + room / 2 - SURE * sqrt(mean * (1 - mean) / size + room / (4 * size))
    return max(0.0, low / (1 + room))
