"""How fast a socket may speak: a page asks for a few topics and is then quiet."""

import time

BURST, PER_SECOND = 200, 5


class Pace:
    """A bucket of frames that refills: an honest page never empties it."""

    def __init__(self) -> None:
        self.left, self.at = float(BURST), time.monotonic()

    def keeps(self) -> bool:
        now = time.monotonic()
        self.left = min(BURST, self.left + (now - self.at) * PER_SECOND) - 1
        self.at = now
        return self.left > 0
