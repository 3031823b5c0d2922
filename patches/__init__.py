"""What stock Rasa 3.6.21 does slowly in every message, done quickly with the same result (docs/performance.md).

endpoints.yml names the two stores of this package, so Rasa makes them at every start, before the first message, and
never in training. The tracker store puts in the patches of `patches/stock.py`; `ADVISOR_PATCHES=off` leaves them out.
"""
