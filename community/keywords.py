"""The sitemap of SMS words."""

KEYWORDS: dict[str, object] = {}
