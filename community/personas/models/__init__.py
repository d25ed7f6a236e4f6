from community.personas.models.calling import Calling
from community.personas.models.dictation import Dictation
from community.personas.models.persona import Level, Persona
from community.personas.models.photo import Photo
from community.personas.models.placing import Placing
from community.personas.models.proof import Proof
from community.personas.models.sharing import Sharing

__all__ = ["Calling", "Dictation", "Level", "Persona", "Photo", "Placing", "Proof", "Sharing"]
