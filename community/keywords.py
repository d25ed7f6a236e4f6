"""The sitemap of SMS words: each with the room's handler, which returns the reply."""

from community.alerts import keywords as alerts
from community.deals import keywords as deals
from community.members import keywords as members
from community.personas import keywords as personas
from community.sms.read import ANYTHING, Handler, either
from groups import keywords as groups
from groups import meetup_keywords as meetups
from mentorship import keywords as mentorship
from mentorship import trying
from pricing import keywords as pricing
from pricing import saying
from pricing.rounds import keywords as buying

KEYWORDS: dict[str, Handler] = {
    "JOIN": groups.join,
    "JIUNGE": groups.join,
    "PRICE": pricing.price,
    "BEI": pricing.price,
    "PLEDGE": buying.pledge,
    "AHIDI": buying.pledge,
    "ALERT": alerts.alert,
    "TAHADHARI": alerts.alert,
    "APPEAL": groups.appeal,
    "RUFAA": groups.appeal,
    "COME": meetups.come,
    "NAKUJA": meetups.come,
    "HERE": meetups.here,
    "NIPO": meetups.here,
    "PROOF": personas.proof,
    "USHAHIDI": personas.proof,
    "CALL": personas.call,
    "PIGIA": personas.call,
    "VOUCH": members.vouch,
    "DHAMINI": members.vouch,
    "ASK": mentorship.ask,
    "ULIZA": mentorship.ask,
    "ABOUT": mentorship.about,
    "KUHUSU": mentorship.about,
    "ANSWER": mentorship.answer,
    "JIBU": mentorship.answer,
    "READ": mentorship.read,
    "SOMA": mentorship.read,
    "TRY": trying.try_it,
    "JARIBU": trying.try_it,
    "DID": trying.did,
    "NIMEJARIBU": trying.did,
    "YES": either(groups.yes, deals.yes, saying.yes, personas.yes),
    "NDIYO": either(groups.yes, deals.yes, saying.yes, personas.yes),
    "NDIO": either(groups.yes, deals.yes, saying.yes, personas.yes),
    "NO": either(groups.no, deals.no, personas.no),
    "HAPANA": either(groups.no, deals.no, personas.no),
    "DONE": deals.done,
    "TAYARI": deals.done,
    "CONFIRM": members.confirm,
    "THIBITISHA": members.confirm,
    ANYTHING: saying.line,
}
