from community.notices.models.delivery import Delivery
from community.notices.models.device import Device
from community.notices.models.digest import Digest
from community.notices.models.notice import Notice
from community.notices.models.preference import Habits, Preference

__all__ = ["Delivery", "Device", "Digest", "Habits", "Notice", "Preference"]
