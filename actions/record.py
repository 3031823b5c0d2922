"""The decision to take away."""

from __future__ import annotations

from dataclasses import replace

from actions.answer import Answer, Say
from actions.message import Message
from actions.profile import Profile
from actions.skill import Skill
from actions.telling import names
from advisor import reply
from advisor.charts import public_url
from advisor.madr import markdown
from advisor.record import record
from advisor.tokens import advisor_on, today


class Record(Skill):
    """Gives the decision record and an address where it stays."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_record"

    def answer(self, message: Message, profile: Profile) -> Answer:
        """The record of the advice on all that was said."""
        day = today()
        advice = profile.advised(advisor=advisor_on(day))  # however long ago this process was started
        if not profile.needs.items or advice.pick is None:
            return Answer([Say("utter_no_record", reply.explanation("nothing_yet", []))], profile)
        found = record(advice, day)
        url = f"{public_url()}/records/{found['token']}"
        files = {"markdown": f"{url}.md", "json": f"{url}.json"}
        payload = reply.payload("record", url=url, files=files, markdown=markdown(found))
        say = Say("utter_record", payload, {**names(advice), "url": url})
        return Answer([say], replace(profile, focus=advice.pick.frameworks))
