"""A statement that turns round something said before is asked about."""

from __future__ import annotations

from dataclasses import replace

from actions import core
from actions.answer import Answer, Say
from actions.clash_answers import SUPPOSED, advised_after
from actions.clash_question import NEWER, after_choice, asked_which, open_clash
from actions.message import Message
from actions.profile import Profile
from actions.telling import said
from advisor import reply
from advisor.clashes import Clash, clashes
from advisor.phrasing import says

ADVICE, BESIDE = {"recommendation", "question"}, {"explanation"}
"""The kinds of reply that take in what was said of a project, and what may stand beside them."""

FEW = 4
"""Words of a message that can hold nothing but a refusal, which is made knowingly."""


def raised(message: Message, before: Profile, answer: Answer) -> Answer:
    """The answer, or in place of it the question which holds, where a statement turns round something said before.

    Until it is answered the newer one holds, and all else that the message said is taken in.
    """
    kinds = {say.payload["kind"] for say in answer.says}
    if message.intent in SUPPOSED or not kinds & ADVICE or kinds - ADVICE - BESIDE:
        return answer
    found = clashes(before.needs, answer.profile.needs, core.advisor().catalogue)
    if not found or message.correction or message.takes_back:
        return answer
    open_ = [clash for clash in found if not _knowing(message, clash) and not says("clash_open", clash.newer.words)]
    if not open_:
        return answer
    if says("clash_update", open_[0].newer.words):
        needs = after_choice(answer.profile.needs, open_[0], NEWER)
        return answer if open_[0].turned else advised_after(needs, answer.profile, message, before.needs)
    return asked_which(open_[0], message, before, answer.profile)


def _knowing(message: Message, clash: Clash) -> bool:
    """Whether it says nothing but that something is not wanted any more, or what is wanted in its place."""
    refuses = clash.turned and not clash.newer.wanted
    return refuses and (len(message.text.split()) <= FEW or bool(message.wished(clash.newer.id)))


def noticed(profile: Profile, answer: Answer) -> Answer:
    """The answer to something else than which of two holds: the newer does, which is said first."""
    clash, catalogue = open_clash(profile), core.advisor().catalogue
    if clash is None:
        return answer
    newer = said(clash.newer, catalogue)
    note = Say("utter_clash_newer", reply.explanation("newer_holds", [], value=newer), {"newer": newer})
    return replace(answer, says=[note, *answer.says])
