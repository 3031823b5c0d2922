"""What stock Rasa 3.6.21 does slowly in every message, done quickly with the same result (docs/performance.md).

endpoints.yml names the tracker store of `stores/`, so Rasa makes it at every start, before the first message, and never
in training. It puts in the patches of `patches/stock.py`; `ADVISOR_PATCHES=off` leaves out those that are for speed.
"""
