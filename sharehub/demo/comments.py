"""What people of the demonstration say under things, and reply."""

from .when import backdate, happened


def load_comments(about, rows, people):
    """Say each of `rows` under `about`, and its replies. The caller sees to it that this happens once."""
    for row in rows:
        comment = say(about, row, people)
        for reply in row.get("replies", ()):
            say(about, reply, people, reply_to=comment)


def say(about, row, people, reply_to=None):
    with happened(row["on"]) as at:
        comment = about.comments.make(
            words=row["words"], by=people[row["by"]], is_offer=row.get("is_offer", False), reply_to=reply_to
        )
    backdate(comment, made_at=at)
    return comment
