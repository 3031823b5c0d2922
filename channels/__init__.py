"""The doors of the advisor: the web page, Slack, and (Rasa's own, for now) REST."""
