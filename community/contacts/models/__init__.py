from community.contacts.models.case import Case, Voice
from community.contacts.models.contact import Contact, Entry, Word

__all__ = ["Case", "Contact", "Entry", "Voice", "Word"]
