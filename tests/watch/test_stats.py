from watch.stats import counted


def said(intent, confidence=0.9, *entities):
    """A message as the store has it."""
    parsed = {"intent": {"name": intent, "confidence": confidence}}
    parsed["entities"] = [{"entity": entity, "value": value} for entity, value in entities]
    return {"event": "user", "text": "private", "timestamp": 1.0, "parse_data": parsed}


def told(kind, at=2.0, **more):
    """A reply as the store has it."""
    return {"event": "bot", "text": "a reply", "timestamp": at, "data": {"custom": {"kind": kind, **more}}}


def advice(train, run, at=2.0):
    """A recommendation."""
    return told("recommendation", at, pick={"train": {"id": train}, "run": {"id": run}})


def test_what_people_asked_is_counted():
    """Intents, needs and frameworks."""
    events = [said("inform", 0.9, ("task", "vision"), ("framework", "jax")), said("inform")]
    stats = counted([(events, [])])
    assert (stats.conversations, stats.messages) == (1, 2)
    assert (stats.intents["inform"], stats.needs["task: vision"], stats.frameworks["jax"]) == (2, 1, 1)


def test_where_it_was_unsure_is_counted_by_intent():
    """The reply says it, and the confidence."""
    stats = counted([([said("nlu_fallback", 0.2), told("clarification"), said("inform"), told("facts")], [])])
    assert (stats.fallbacks, stats.hesitant, dict(stats.unsure_after)) == (1, 1, {"nlu_fallback": 1})


def test_a_rating_counts_for_the_advice_before_it():
    """Not for what was advised later."""
    events = [advice("pytorch", "executorch", 10), told("facts", 11), advice("keras", "keras", 30)]
    ratings = [{"rating": "down", "at": 20}, {"rating": "up", "at": 40}, {"rating": "down", "at": 5}]
    rated = counted([(events, ratings)]).rated
    assert rated["down"] == {"pytorch + executorch": 1, "before any advice": 1}
    assert rated["up"] == {"keras": 1}


def test_no_text_is_in_the_counts():
    """Neither of a person nor of a term that a person used."""
    events = [said("ask_definition", 0.9, ("term", "private term"), ("cue", "private cue"))]
    assert "private" not in str(counted([(events, [])]).to_json())


def test_broken_events_are_counted_as_far_as_they_go():
    """An old version may have written less."""
    assert counted([([{"event": "user"}, {"event": "bot"}, {"event": "bot", "data": None}], [])]).messages == 1
