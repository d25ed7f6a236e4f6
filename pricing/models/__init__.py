from pricing.models.board import Board
from pricing.models.cell import Cell
from pricing.models.commodity import Commodity, Unit
from pricing.models.market import Market
from pricing.models.quote import Quote, Withdrawal

__all__ = ["Board", "Cell", "Commodity", "Market", "Quote", "Unit", "Withdrawal"]
