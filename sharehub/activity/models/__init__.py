from .event import Event, RecordsEvents
from .notification import Notification

__all__ = ["Event", "Notification", "RecordsEvents"]
