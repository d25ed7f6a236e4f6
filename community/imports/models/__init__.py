from community.imports.models.find import Find, Sort
from community.imports.models.imported import Import, Order
from community.imports.models.writer import Writer

__all__ = ["Find", "Import", "Order", "Sort", "Writer"]
