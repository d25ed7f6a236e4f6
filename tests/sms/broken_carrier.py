"""A gateway whose provider cannot be reached."""


class Gateway:
    def send(self, to: str, body: str) -> str:
        raise ConnectionError("no route to the provider")
