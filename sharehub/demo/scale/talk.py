"""What is asked, answered, said, read and worked on beside the case studies of one batch."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType

from innovations.models import Ask, AskAnswer, Challenge, Comment, Ending, Reads, Thanks, UsToo
from sharehub.search.models import SearchRecord, ThemedItem

from .take_ups import between

EVERY = 100  # case studies for one challenge
ASKS = [
    "How did you get the partners to agree?",
    "What did you say to patients who were cross?",
    "Who covers it when she is on leave?",
    "Which template do you use in the clinical system?",
    "How long was it until the phones got quieter?",
]
ANSWERS = [
    "We showed them one week of numbers and waited.",
    "Two of us share it, and we swap on Wednesdays.",
    "We wrote our own. It is in the files.",
    "About six weeks. Do not give up in the third.",
]
COMMENTS = [
    "This is just what we need.",
    "We tried it without the second step and it fell over.",
    "Thank you for saying what it cost.",
    "Has anybody done this in a branch surgery?",
]
THANKS = ["You saved us a month.", "Thank you for the words, they worked here too.", "It is on our wall."]
PROBLEMS = ["Nobody answers our phones between 8 and 9", "Letters pile up when our coder is away",
            "Patients wait five weeks for a blood test", "We lose half a day to prescription queries",
            "New patients fill in the same form twice"]  # fmt: skip


def make_talk(innovations, *, affiliations, chance, now):
    """Asks for one case study in five and answers to most of them, comments, thanks and reads."""
    asks = Ask.objects.bulk_create(
        Ask(innovation=each, words=chance.choice(ASKS), asked_by_id=who.person_id,
            asked_at=between(each.published_at, now, chance))
        for each in innovations if chance.random() < 0.2 for who in [chance.choice(affiliations)]
    )  # fmt: skip
    answers = AskAnswer.objects.bulk_create(
        AskAnswer(ask=ask, words=chance.choice(ANSWERS), answered_by_id=chance.choice(affiliations).person_id,
                  answered_at=between(ask.asked_at, now, chance))
        for ask in asks for _ in range(chance.choice([0, 1, 1, 2]))
    )  # fmt: skip
    answered = {answer.ask_id for answer in answers}
    SearchRecord.objects.index_many(Ask.objects.filter(pk__in=answered).to_index())
    make_comments(innovations, affiliations, chance, now)
    Thanks.objects.bulk_create(
        Thanks(innovation=each, person_id=who.person_id, organisation_id=who.organisation_id,
               words=chance.choice(THANKS), given_at=between(each.published_at, now, chance))
        for each in innovations for who in chance.sample(affiliations, chance.choice([0, 0, 1, 3]))
    )  # fmt: skip
    Reads.objects.bulk_create(
        Reads(innovation=each, day=now.date() - timedelta(days=ago), number=chance.randint(1, 30))
        for each in innovations for ago in chance.sample(range(90), chance.randint(0, 6))
    )  # fmt: skip


def make_comments(innovations, affiliations, chance, now):
    """Comments on every third case study, and a reply to every second comment."""
    comments = Comment.objects.bulk_create(
        Comment(innovation=each, words=chance.choice(COMMENTS), made_by_id=chance.choice(affiliations).person_id,
                made_at=between(each.published_at, now, chance))
        for each in innovations if chance.random() < 0.33
    )  # fmt: skip
    Comment.objects.bulk_create(
        Comment(innovation_id=each.innovation_id, reply_to=each, words=chance.choice(ANSWERS),
                made_by_id=chance.choice(affiliations).person_id, made_at=between(each.made_at, now, chance))
        for each in comments if chance.random() < 0.5
    )  # fmt: skip


def make_challenges(numbered, *, affiliations, themes, chance, now):
    """A challenge beside every hundredth of `numbered`, pairs of a number and a case study, which solved some."""
    challenges = Challenge.objects.bulk_create(
        challenge_beside(number, innovation, chance.choice(affiliations), chance, now)
        for number, innovation in numbered if number % EVERY == 0
    )  # fmt: skip
    kind = ContentType.objects.get_for_model(Challenge)
    ThemedItem.objects.bulk_create(
        ThemedItem(content_type=kind, object_id=each.pk, tag=theme)
        for each in challenges for theme in chance.sample(themes, 2)
    )  # fmt: skip
    UsToo.objects.bulk_create(
        UsToo(challenge=each, organisation_id=who.organisation_id, person_id=who.person_id,
              said_at=between(each.started_at, now, chance))
        for each in challenges for who in chance.sample(affiliations, chance.randint(0, 8))
        if who.organisation_id != each.organisation_id
    )  # fmt: skip
    asks = Ask.objects.bulk_create(
        Ask(challenge=each, words=chance.choice(ASKS), asked_by_id=chance.choice(affiliations).person_id,
            asked_at=between(each.started_at, now, chance))
        for each in challenges
    )  # fmt: skip
    AskAnswer.objects.bulk_create(
        AskAnswer(ask=ask, words=chance.choice(ANSWERS), answered_by_id=chance.choice(affiliations).person_id,
                  answered_at=between(ask.asked_at, now, chance))
        for ask in asks
    )  # fmt: skip
    SearchRecord.objects.index_many(Challenge.objects.filter(pk__in=[each.pk for each in challenges]).to_index())
    SearchRecord.objects.index_many(Ask.objects.filter(pk__in=[each.pk for each in asks]).to_index())


def challenge_beside(number, innovation, affiliation, chance, now):
    """A Challenge at the place of `affiliation`: open, solved by `innovation`, or dropped."""
    problem = chance.choice(PROBLEMS)
    challenge = Challenge(
        slug=f"scale-{number}",
        title=problem,
        details=f"{problem}, and it has been like that since the spring.",
        organisation_id=affiliation.organisation_id,
        started_by_id=affiliation.person_id,
        started_at=between(innovation.published_at, now, chance),
        ending=chance.choices(["", Ending.SOLVED, Ending.DROPPED], [7, 2, 1])[0],
    )
    if challenge.ending:
        challenge.ended_at, challenge.ended_by_id = between(challenge.started_at, now, chance), affiliation.person_id
        challenge.end_words = "We had no time for it."
    if challenge.ending == Ending.SOLVED:
        challenge.solved_by, challenge.end_words = innovation, "We do it their way now."
    return challenge
