from pricing.models.alarm import Alarm
from pricing.models.basket import Basket, Line
from pricing.models.board import Board
from pricing.models.card import Card
from pricing.models.cell import Cell
from pricing.models.commodity import Commodity, Unit
from pricing.models.dispute import Dispute
from pricing.models.entry import Entry, Verb
from pricing.models.fare import Fare
from pricing.models.follower import Follower
from pricing.models.market import Market
from pricing.models.minute import Minute
from pricing.models.offer import Break, Invitation, Offer
from pricing.models.order import Award, Confirmation, Delivery, Order
from pricing.models.payment import Payment
from pricing.models.pledge import Pledge
from pricing.models.proposal import Proposal
from pricing.models.publication import Publication
from pricing.models.purchase import Purchase
from pricing.models.quote import Quote, Ruling, Withdrawal
from pricing.models.rate import Rate
from pricing.models.round import Cancellation, Closing, Outcome, Round
from pricing.models.supplier import Supplier
from pricing.models.watch import Alert, Watch

__all__ = [
    "Alarm",
    "Alert",
    "Award",
    "Basket",
    "Board",
    "Break",
    "Cancellation",
    "Card",
    "Cell",
    "Closing",
    "Commodity",
    "Confirmation",
    "Delivery",
    "Dispute",
    "Entry",
    "Fare",
    "Follower",
    "Invitation",
    "Line",
    "Market",
    "Minute",
    "Offer",
    "Order",
    "Outcome",
    "Payment",
    "Pledge",
    "Proposal",
    "Publication",
    "Purchase",
    "Quote",
    "Rate",
    "Round",
    "Ruling",
    "Supplier",
    "Unit",
    "Verb",
    "Watch",
    "Withdrawal",
]
