from .assurance import Assurance
from .hideable import Hideable, HideableQuerySet
from .report import Outcome, Reason, Report
from .spoken import Spoken

__all__ = ["Assurance", "Hideable", "HideableQuerySet", "Outcome", "Reason", "Report", "Spoken"]
