"""The sitemap of what the hall asks of the wings, which it cannot see."""

from community.alerts import subjects as alerts
from community.contacts import subjects as complaints
from community.deals.contacts import contacts as dealt
from community.deals.reads import past_jobs as jobs_done
from community.deals.reads import to_judge
from community.personas.contacts import contacts as reached
from mentorship import acts as advised
from mentorship import subjects as advice
from mentorship.contacts import contacts as learnt
from mentorship.guests import cut_guests
from mentorship.reads.past_jobs import past_jobs as helped
from pricing import subjects as prices
from pricing.desk.waiting import waiting
from pricing.rounds import acts as bought
from pricing.rounds.contacts import contacts as pledged
from pricing.saying import looks_like_a_price

ACTS = {"answer": advised.ANSWERS, "order": bought.ORDERS}
CONTACTS = (reached, dealt, learnt, pledged)
GROUP_CLOSED = cut_guests
HEARINGS = to_judge
PAST_JOBS = (jobs_done, helped)
READS_AS_PRICE = looks_like_a_price
WAITING = waiting
REPORTABLE = {
    "question": advice.QUESTION,
    "answer": advice.ANSWER,
    "tutorial": advice.TUTORIAL,
    "badge": advice.BADGE,
    "quote": prices.QUOTE,
    "case": complaints.CASE,
    "voice": complaints.VOICE,
    "alert": alerts.ALERT,
}
