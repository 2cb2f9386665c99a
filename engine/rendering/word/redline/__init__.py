"""Redlines for Word: both whole texts woven into one with tracked changes, behind a cover with the summary."""
