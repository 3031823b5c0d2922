"""The core of the Framework Advisor: knowledge, needs, ranking and reasons, in plain Python without Rasa."""
