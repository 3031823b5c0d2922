"""All of an installation on one machine, on loopback: PostgreSQL, Redis, nginx, N advisors with an action server each.

To try out, and to prove, what several processes do to each other; docs/operations.md says what differs in earnest.
"""
