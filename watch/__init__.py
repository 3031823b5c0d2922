"""To see what the advisor does without reading what people say: log lines, and counts out of the store."""
