from community.contacts.reads.contacts import contacts, dropped, history, sure_of

__all__ = ["contacts", "dropped", "history", "sure_of"]
