"""The site as its tests see it: over plain HTTP, static files straight from the source."""

import os

os.environ.setdefault("SOKONI_HTTPS", "0")

from community.machine import logs
from community.settings import *  # noqa: F403
from community.settings import INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_USE_STATIC_ROOT = False
PUSH_SERVICES = ["http://127.0.0.1"]
SECOND_KEY = False  # the tests of second keys ask for one
QUIET_HOURS = "00:00-00:00"  # none, so that what a test tells does not depend on the hour of day
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
OURS = [
    "members",
    "sectors",
    "pictures",
    "live",
    "notices",
    "sms",
    "groups",
    "pricing",
    "mentorship",
    "front",
    "deals",
]
# Those left out exchange a unique key of a small table for a wider one, and nothing else.
WIDER_KEYS = ["0003_one_cell_for_each"]
MIGRATION_LINTER_OPTIONS = {
    "no_cache": True,
    "include_apps": OURS,
    "quiet": ["ok", "ignore"],
    "ignore_name": WIDER_KEYS,
}
LOGGING = logs.quiet()
