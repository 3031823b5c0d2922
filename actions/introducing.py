"""What a framework is, and what a word means."""

from __future__ import annotations

import re

from actions.answer import Answer, Say, about
from actions.lines import cited
from actions.profile import Profile
from advisor import reply
from advisor.model import Claim, Framework, Term


def introduced(framework: Framework) -> str:
    """What a framework is, with its name in front where the sentence does not have it."""
    known = framework.name.split(" (")[0] in framework.summary
    return framework.summary if known else f"{framework.name}: {framework.summary}"


def framework_told(framework: Framework, profile: Profile) -> Answer:
    """What a framework is; the talk is about it from then on."""
    text = introduced(framework)
    payload = reply.payload(
        "definition", term=framework.name, text=text, evidence=reply.evidence(framework.status.sources)
    )
    fill = {"definition": text, "sources": cited(framework.status.sources)}
    return Answer([Say("utter_definition", payload, fill)], about(profile, (framework.id,)))


def term_told(term: Term) -> Say:
    """A glossary entry."""
    fill = {"definition": term.text, "sources": cited(term.sources)}
    return Say("utter_definition", reply.definition(term), fill)


def word_told(claim: Claim) -> Say:
    """A claim that says what a word means, which its first question asks for."""
    word = re.sub(r"^what (is|are) (an? )?", "", claim.asks[0])
    payload = reply.payload("definition", term=word, text=claim.text, evidence=reply.evidence(claim.sources))
    return Say("utter_definition", payload, {"definition": claim.text, "sources": cited(claim.sources)})
