"""Where conversations, their locks and feedback are kept, so that nothing is lost and nobody waits without need.

SQLite in one process by default; PostgreSQL and Redis where the environment names them (`stores.settings`). Rasa is
known to `trackers` and `locks` alone: the rest is plain SQL, which `python -m advisor forget` uses too.
"""
