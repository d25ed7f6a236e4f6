"""A gateway for tests, of the shape an operator writes: it keeps what it was given to carry."""

CARRIED: list[tuple[str, str]] = []


class Gateway:
    def send(self, to: str, body: str) -> str:
        CARRIED.append((to, body))
        return f"carried {len(CARRIED)}"
