"""`python -m actions --actions actions --port N`: the action server, which listens once all knowledge is loaded."""

from __future__ import annotations

from rasa_sdk.endpoint import create_argument_parser

from actions import core, server
from watch.lines import configure
from watch.memory import settle

if __name__ == "__main__":
    asked = create_argument_parser().parse_args()
    configure(asked.logging_config_file)
    core.warm_up()
    settle()
    server.serve(asked.port, asked.actions or "actions")
