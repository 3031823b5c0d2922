"""The doors of the advisor: the web page, Slack, REST, and the same advice in one call."""
