from .attachments import AttachmentForm
from .entries import ENTRY_FORMS, MoveForm
from .imports import DocumentForm, ImportForm
from .lifecycle import ArchiveForm, NewEditionForm, SendBackForm, StartWritingForm
from .measures import MeasureForm
from .notes import MergeForm, NoteForm, TurnForm
from .people import CreditForm, InvitationForm, colleagues_of
from .places import PlaceForm, places_found, places_of
from .sections import SECTION_FORMS
from .thanks import ThanksForm

__all__ = [
    "ENTRY_FORMS",
    "SECTION_FORMS",
    "ArchiveForm",
    "AttachmentForm",
    "CreditForm",
    "DocumentForm",
    "ImportForm",
    "InvitationForm",
    "MeasureForm",
    "MergeForm",
    "MoveForm",
    "NewEditionForm",
    "NoteForm",
    "PlaceForm",
    "SendBackForm",
    "StartWritingForm",
    "ThanksForm",
    "TurnForm",
    "colleagues_of",
    "places_found",
    "places_of",
]
