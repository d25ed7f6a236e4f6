"""The only caller of the channel layer: a hint to every process that something happened."""

from community.live.models import Event


def event(event: Event) -> None:
    """Sends a committed event to every process that watches its topic."""
