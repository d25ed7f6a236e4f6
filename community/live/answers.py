"""The answers of views, by their older address; the ground floor has them from community.text."""

from community.text.answers import attempt, done, from_script, refused

__all__ = ["attempt", "done", "from_script", "refused"]
