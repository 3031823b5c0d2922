"""`python -m actions --actions actions --port N`: the action server, which listens once all knowledge is loaded."""

from __future__ import annotations

from rasa_sdk.__main__ import main

from actions import core

if __name__ == "__main__":
    core.warm_up()
    main()
