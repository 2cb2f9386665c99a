"""Editions: the library frozen at a date and chained; versions, and one finished text held against another."""
