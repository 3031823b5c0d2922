"""What all actions share: they read the turn, reply, and never let an exception out."""

from __future__ import annotations

import logging
import traceback
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import clashes, core, languages
from actions.again import both_after_all, compared_again
from actions.answer import Answer, Say
from actions.asides import completed
from actions.asking import asked_why
from actions.bringing_up import brought_up
from actions.clash_answers import SUPPOSED, settled
from actions.comparing import which_of_those
from actions.follow_ups import followed
from actions.manners import mannered
from actions.meanings import meaning
from actions.message import Message
from actions.premises import put_right
from actions.profile import Profile
from actions.short_answers import answered_short
from actions.steps import first
from actions.supposing import kept_as_it_was
from advisor.model import Catalogue
from advisor.reply import payload

logger = logging.getLogger(__name__)

WHATEVER_THE_INTENT = (
    languages.returned,
    settled,
    asked_why,
    brought_up,
    both_after_all,
    answered_short,
    mannered,
    meaning,
)
"""What a message may be by its form and the talk before it, in the order in which that is tried."""

OF_WHAT_WAS_TOLD = (kept_as_it_was, compared_again, which_of_those, followed)
"""The same, once no question is open any more which of two things holds."""


class Skill(Action, ABC):
    """An action of the advisor; a subclass names itself and answers."""

    @abstractmethod
    def name(self) -> str:
        """The action's name in domain.yml."""

    @abstractmethod
    def answer(self, message: Message, profile: Profile) -> Answer:
        """The reply to a message."""

    @property
    def catalogue(self) -> Catalogue:
        """What the advisor knows."""
        return core.advisor().catalogue

    def _replied(self, message: Message, before: Profile) -> Answer:
        """The answer, which begins with what of it cannot hold along with what was said before."""
        told = first(message, before, *WHATEVER_THE_INTENT)
        if told is not None:
            return told
        plain = replace(before, clash=None)
        told = first(message, plain, *OF_WHAT_WAS_TOLD)
        answer = told or clashes.raised(message, plain, self.answer(message, plain))
        return clashes.noticed(before, answer) if message.intent not in SUPPOSED else answer

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        """Answers; where that fails, says so and leaves what is remembered as it was.

        An exception must not leave an action: Rasa would give the person nothing and log the whole conversation.
        """
        try:
            before = Profile.read(tracker)
            message = Message.read(tracker)
            reply = put_right(message, completed(message, self._replied(message, before)))
            reply = languages.told(message, reply)
            reply = reply.shown_after(before)
            events = reply.profile.remembering(before).changes(before)
        except Exception as error:  # noqa: BLE001 - whatever it is
            logger.error("%s failed on %s at %s", self.name(), type(error).__name__, _places(error))  # noqa: TRY400
            reply, events = Answer([Say("utter_error", payload("error", action=self.name()))], Profile()), []
        for say in reply.says:
            _utter(dispatcher, say)
        return events


def _places(error: Exception) -> str:
    """Where it happened, without the error's own text, which can hold what the person said."""
    return " > ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__))


def _utter(dispatcher: CollectingDispatcher, say: Say) -> None:
    dispatcher.utter_message(
        response=say.response, json_message=say.payload, buttons=[dict(b) for b in say.buttons], **say.fill
    )
