"""Which characters of a member's text are kept at all."""

import re

# Bidi overrides and isolates turn "exe.fdp" into "pdf.exe"; tag characters hide words; lone
# surrogates are refused by Postgres; the rest of the C0 and C1 controls say nothing to a reader.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
LINE_ENDS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


def clean(text: str) -> str:
    """The text as it is stored: one kind of line end, nothing invisible, at most one empty line."""
    lines = LINE_ENDS.sub("\n", UNWANTED.sub("", text))
    return EMPTY_LINES.sub("\n\n", lines).strip()
