"""The sitemap of live streams: who may watch each, and how its events are drawn."""

from community.live.streams import Stream
from community.notices import access as notices_access
from community.notices import fragments as notices

STREAMS: dict[str, Stream] = {
    "member": Stream(notices_access.may_watch, notices.draw),
}
