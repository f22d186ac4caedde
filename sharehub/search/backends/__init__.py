"""One search on two databases: each backend offers Found, what a Query finds, and knows how to set itself up."""

from importlib import import_module


def backend_of(connection):
    """The backend module for this database: sqlite or postgresql."""
    return import_module(f"{__name__}.{connection.vendor}")
