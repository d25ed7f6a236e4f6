"""A square sign that another phone's camera reads as an address."""

import segno
from django.utils.safestring import SafeString


def square(address: str) -> SafeString:
    """As SVG for the page: black on its own white ground, in the dark too."""
    code = segno.make(address, error="m", micro=False)
    return SafeString(
        code.svg_inline(border=2, light="#fff", svgclass="square", lineclass=None, omitsize=True)
    )
