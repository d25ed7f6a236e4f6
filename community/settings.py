"""Settings: what an operator may change comes from the environment, with a default that runs."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from community.machine import logs, postgres, secret
from community.machine.doors import *  # noqa: F403
from community.machine.environment import flag, listed

HERE = Path(__file__).resolve().parent.parent
DATA = postgres.data_folder()


def database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {
                "min_size": 2,
                "max_size": int(os.environ.get("DATABASE_POOL", "10")),
                "timeout": 5,
            },
            # What is asked often is planned once. A pooler between that shares connections cannot.
            "server_side_binding": flag("DATABASE_PREPARED", default=True),
            "prepare_threshold": 2 if flag("DATABASE_PREPARED", default=True) else None,
            # A server that stands still in the midst of an act must not hold its topic for ever.
            "options": f"-c statement_timeout={os.environ.get('STATEMENT_TIMEOUT', '30s')}"
            " -c idle_in_transaction_session_timeout=180s",
        },
    }


DEMO = flag("SOKONI_DEMO")
DEBUG = flag("SOKONI_DEBUG")
HTTPS = flag("SOKONI_HTTPS", not (DEMO or DEBUG))
OWN_DATABASE = not os.environ.get("DATABASE_URL")
SECRET_KEY = secret.key(DATA, may_be_made=OWN_DATABASE or DEMO or DEBUG)
VAPID_KEY = secret.push_key(DATA, may_be_made=OWN_DATABASE or DEMO or DEBUG)
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = listed("TRUSTED_ORIGINS")
REDIS_URL = os.environ.get("REDIS_URL", "")

INSTALLED_APPS = [
    "daphne",
    "community.members.desk.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "channels",
    "procrastinate.contrib.django",
    "community.text",
    "community.sectors",
    "community.search",
    "community.sms",
    "community.machine",
    "community.members",
    "community.pictures",
    "community.live",
    "community.notices",
    "groups",
    "pricing",
    "mentorship",
    "community.deals",
    "community.personas",
    "community.contacts",
    "community.alerts",
    "community.imports",
    "community.front",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "community.machine.statics.Files",
    "django.middleware.gzip.GZipMiddleware",
    "community.machine.middleware.keep_private",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "community.members.seen.middleware",
    "community.machine.middleware.SecondTry",
]

ROOT_URLCONF = "community.urls"
ASGI_APPLICATION = "community.asgi.application"
LIVE_TOPICS = "community.topics.STREAMS"
CATCH_UP = "community.digest.SOURCES"
WINGS = "community.wings"
SMS_KEYWORDS = "community.keywords.KEYWORDS"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "community.notices.context.header",
                "community.members.sparing.context",
            ],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(postgres.url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("sw", _("Swahili"))]
LOCALE_PATHS = [HERE / "community" / "locale"]
TIME_ZONE = "Africa/Nairobi"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = Path(os.environ.get("SOKONI_MEDIA") or DATA / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "community.machine.statics.Storage"},
}
SERVESTATIC_USE_ZSTD = SERVESTATIC_ALLOW_ALL_ORIGINS = False

# Nothing but our own files, and no script or style inside a page: the wall behind the sanitiser.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [STATIC_URL],
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
SESSION_COOKIE_AGE = 90 * 24 * 3600

LOGGING_CONFIG = "community.machine.logs.configure"
LOGGING = logs.quiet() if DEMO or DEBUG else logs.structured()

CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # By its default it forgets a third above 300 entries: the limiter's counts among them.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
if REDIS_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }

CHANNEL_LAYERS: dict[str, Any] = {
    "default": {
        "BACKEND": "channels.layers.InMemoryChannelLayer",
        # By its defaults the layer drops above 100 messages and forgets its groups after a day.
        "CONFIG": {"capacity": 100_000, "group_expiry": 10**9},
    }
}
LIVE_BEAT_SECONDS = float(os.environ.get("LIVE_BEAT_SECONDS", "25"))
LIVE_RIGHTS_SECONDS = float(os.environ.get("LIVE_RIGHTS_SECONDS", "90"))
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {
            "hosts": [
                {
                    "address": REDIS_URL,
                    "socket_timeout": 30,
                    "health_check_interval": 15,
                    "socket_keepalive": True,
                }
            ]
        },
    }

PROCRASTINATE_IMPORT_PATHS = ["community.schedule"]
LIVE_CUT = "community.live.cut.member"
TELL = "community.notices.tell.tell"
WARN = "community.notices.warn.warn"

HOME_COUNTRY = "KE"
QUIET_HOURS = os.environ.get("QUIET_HOURS") or "21:00-06:30"  # of who has not chosen their own
PUSH_CONTACT = os.environ.get("PUSH_CONTACT") or f"https://{ALLOWED_HOSTS[0]}"
PUSH_SERVICES = listed("PUSH_SERVICES")  # none named means those of the usual browsers
SMS_GATEWAY = os.environ.get("SMS_GATEWAY") or "console"
SMS_COUNTRIES = listed("SMS_COUNTRIES")  # KE,UG,TZ; none named means all
SMS_TOKEN = os.environ.get("SMS_TOKEN", "")
# One-time codes a day: to one number, to numbers alike but for their last four digits, abroad per
# country, and in all. A demo is signed in to again and again from a few numbers.
SMS_BUDGETS = {"number": 10, "range": 100, "country": 500, "site": 20_000}
SMS_BETWEEN = 0 if DEMO else 30
if DEMO:
    SMS_BUDGETS = dict.fromkeys(SMS_BUDGETS, 20_000)
