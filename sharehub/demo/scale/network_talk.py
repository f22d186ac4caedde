"""What the members of the large network talk about: a thread for each of them, and one with a post of each."""

from datetime import timedelta

from communities.models import Post, Thread, ThreadFollower

from .take_ups import between

EACH = 19  # posts in a thread: 20,000 of a thousand members
TITLES = [
    "Who codes letters when your one person is off?",
    "What do you pay for a Saturday?",
    "The phones at eight, again",
    "Does anybody have a script for cross patients?",
    "Our figure for the month, and what it hides",
]
WORDS = [
    "We do it in pairs, and swap on Wednesdays.",
    "About six weeks. Do not give up in the third.",
    "We showed them one week of numbers and waited.",
    "I would rather copy yours than write one.",
    "It fell over without the second step.",
    "Ask the one who answers the phones, not the one who pays.",
]


def make_talk(network, people, chance, now):
    """Threads of the last three years, most of them questions, each with its posts."""
    threads = [thread_of(network, chance.choice(people), chance, now) for _ in people]
    threads = Thread.objects.bulk_create(threads)
    Post.objects.bulk_create(
        post_in(thread, chance.choice(people), chance, now)
        for thread in threads
        for _ in range(len(people) if thread is threads[0] else EACH)
    )
    ThreadFollower.objects.bulk_create(ThreadFollower(thread=thread, user=thread.made_by) for thread in threads)


def thread_of(network, person, chance, now):
    at = between(now - timedelta(days=1000), now, chance)
    title, words = chance.choice(TITLES), chance.choice(WORDS)
    return Thread(
        network=network,
        title=title,
        words=words,
        made_by=person,
        made_at=at,
        is_question=title.endswith("?"),
        last_post_at=between(at, now, chance),
    )


def post_in(thread, person, chance, now):
    return Post(thread=thread, made_by=person, words=chance.choice(WORDS), made_at=between(thread.made_at, now, chance))
