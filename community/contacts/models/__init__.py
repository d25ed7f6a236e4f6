from community.contacts.models.contact import Contact, Entry, Word

__all__ = ["Contact", "Entry", "Word"]
