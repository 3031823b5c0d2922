"""The tables: what is kept of whom."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

SENDER = 255
"""The most characters of a sender's id."""

METADATA = MetaData()

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("sender", String(SENDER), primary_key=True),
    Column("born", String(32), nullable=False, comment="tells a conversation from one before it of the same sender"),
    Column("events", Integer, nullable=False, comment="how many there are"),
    Column("session", Integer, nullable=False, comment="number of the event that began the latest session"),
    Column("seen", Float, nullable=False, index=True, comment="seconds since 1970 of the latest event kept"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("sender", String(SENDER), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="from 0, without gaps"),
    Column("kind", String(64), nullable=False, comment="user, bot, slot, action, ... as in Rasa"),
    Column("at", Float, comment="seconds since 1970"),
    Column("data", Text, nullable=False, comment="the event as JSON, as in Rasa"),
    Index("events_by_kind", "kind", "at"),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("sender", String(SENDER), primary_key=True),
    Column("reply", String(128), primary_key=True, comment="id of the reply, as the client was given it"),
    Column("rating", String(4), nullable=False, comment="up or down"),
    Column("comment", Text),
    Column("at", Float, nullable=False, index=True, comment="seconds since 1970"),
)

SWEEPS = Table(
    "sweeps",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("at", Float, nullable=False, comment="when was last looked for what is to expire, seconds since 1970"),
    Column("held_until", Float, nullable=False, comment="before that nothing expires: the clock jumped"),
)
