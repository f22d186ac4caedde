"""How long ago something was, in plain words."""

from datetime import UTC, datetime

import pytest

from innovations.templatetags.innovations import ago


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 25, 0, 5, tzinfo=UTC), "today"),
        (datetime(2026, 11, 24, 23, 55, tzinfo=UTC), "yesterday"),
        (datetime(2026, 11, 23, 23, 55, tzinfo=UTC), "2 days ago"),
        (datetime(2026, 11, 4, 9, 0, tzinfo=UTC), "3 weeks ago"),
        (datetime(2026, 8, 25, 9, 0, tzinfo=UTC), "3 months ago"),
        (datetime(2025, 11, 20, 9, 0, tzinfo=UTC), "1 year ago"),
    ],
)
def test_how_long_ago_it_was(moment, words, time_machine):
    time_machine.move_to(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), tick=False)

    assert ago(moment).replace("\N{NO-BREAK SPACE}", " ") == words
