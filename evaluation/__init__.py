"""How well messages are understood: a held-out set, its figures, and other pipelines beside ours (`make eval`)."""
