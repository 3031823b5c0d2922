"""Rasa graph components: what is named in a message, its meaning as a vector, its intent, and answers to questions."""
