"""Editions: one finished text held against another."""
