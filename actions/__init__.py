"""Custom actions: each asks the advisor and says what it found. One file a skill."""
