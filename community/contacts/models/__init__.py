from community.contacts.models.case import Case, Voice
from community.contacts.models.contact import Contact, Entry, Word
from community.contacts.models.score import Score

__all__ = ["Case", "Contact", "Entry", "Score", "Voice", "Word"]
