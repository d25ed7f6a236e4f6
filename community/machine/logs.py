"""Logs: one JSON line per happening for an operator's tools, and quiet words on a demo's screen."""

import logging
import logging.config
from typing import Any

import structlog

SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]
CHATTY = ("daphne", "procrastinate", "asyncio", "psycopg")


def structured() -> dict[str, Any]:
    """Everything from INFO on, as JSON on stderr; journald or a collector keeps it."""
    return to_stderr("INFO", structlog.processors.JSONRenderer())


def quiet() -> dict[str, Any]:
    """Only what went wrong, readable."""
    return to_stderr("ERROR", structlog.dev.ConsoleRenderer(colors=False))


def to_stderr(level: str, renderer: structlog.typing.Processor) -> dict[str, Any]:
    drop = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    line = {
        "()": "structlog.stdlib.ProcessorFormatter",
        "processors": [drop, renderer],
        "foreign_pre_chain": SHARED,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": line},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"level": level, "handlers": []},
            **{name: {"level": max(level, "WARNING", key=logging.getLevelName)} for name in CHATTY},
        },
    }


def configure(chosen: dict[str, Any]) -> None:
    """Django's LOGGING_CONFIG: the standard library and structlog write the same lines."""
    logging.config.dictConfig(chosen)
    wrap = structlog.stdlib.ProcessorFormatter.wrap_for_formatter
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *SHARED, wrap],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
