from pricing.models.alarm import Alarm
from pricing.models.basket import Basket, Line
from pricing.models.board import Board
from pricing.models.card import Card
from pricing.models.cell import Cell
from pricing.models.commodity import Commodity, Unit
from pricing.models.entry import Entry, Verb
from pricing.models.fare import Fare
from pricing.models.market import Market
from pricing.models.payment import Payment
from pricing.models.proposal import Proposal
from pricing.models.publication import Publication
from pricing.models.purchase import Purchase
from pricing.models.quote import Quote, Ruling, Withdrawal
from pricing.models.rate import Rate
from pricing.models.supplier import Supplier
from pricing.models.watch import Alert, Watch

__all__ = [
    "Alarm",
    "Alert",
    "Basket",
    "Board",
    "Card",
    "Cell",
    "Commodity",
    "Entry",
    "Fare",
    "Line",
    "Market",
    "Payment",
    "Proposal",
    "Publication",
    "Purchase",
    "Quote",
    "Rate",
    "Ruling",
    "Supplier",
    "Unit",
    "Verb",
    "Watch",
    "Withdrawal",
]
