"""What members of the demonstration's networks talk about and bring: `threads` and `shares` of networks/<name>.toml.

A thread is a question unless it says `tells`; the post that `answers` it is named by whoever asked, on that day.
"""

from innovations.models import Ask, Challenge

from .files import case_study
from .when import backdate, happened


def tell_thread(network, row, people):
    asks = not row.get("tells", False)
    with happened(row["on"]) as at:
        thread = network.threads.begin(
            title=row["title"], words=row["words"], by=people[row["by"]], is_question=asks, at=at
        )
    for said in row.get("posts", ()):
        with happened(said["on"]) as at:
            post = thread.posts.say(words=said["words"], by=people[said["by"]], at=at)
        if said.get("answers"):
            with happened(said["on"]):
                thread.settle(post, by=thread.made_by)
            backdate(thread, settled_at=at)


def bring_share(network, row, people):
    with happened(row["on"]) as at:
        network.shares.bring(thing_of(row), why=row["why"], by=people[row["by"]], at=at)


def thing_of(row):
    """A `case_study` by its file, a `challenge` by its title, or an `ask` by what it begins with."""
    if "challenge" in row:
        return Challenge.objects.get(title=row["challenge"])
    if "ask" in row:
        return Ask.objects.get(words__startswith=row["ask"])
    return case_study(row["case_study"])
