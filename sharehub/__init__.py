"""ShareHub: find out how a colleague solved it, and tell how you did."""

from .sqlite import use_safe_sqlite

use_safe_sqlite()
