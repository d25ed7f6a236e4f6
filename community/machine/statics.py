"""Static files as they are served: named by their hash, compressed, our scripts without comment."""

from django.core.files.base import ContentFile, File
from servestatic.storage import CompressedManifestStaticFilesStorage

OURS = ("live/", "groups/")


class Storage(CompressedManifestStaticFilesStorage):
    # A script that imports another does so by its hashed name, where the line ends with a `;`.
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: "File[bytes]") -> str:
        ours = name.startswith(OURS) and name.endswith(".js")
        kept = ContentFile(lean(b"".join(content.chunks()))) if ours else content
        return str(super()._save(name, kept))


def lean(script: bytes) -> bytes:
    """Without indentation and the lines that are comments: a tenth of its weight on the wire."""
    lines = (line.strip() for line in script.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not line.startswith(b"//"))
