"""The sitemap of live streams: who may watch each, and how its events are drawn."""

from community.live.streams import Stream

STREAMS: dict[str, Stream] = {}
