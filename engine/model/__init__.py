"""Frozen types, one module a stage: what the library holds, what a deal asks, what was chosen, what is printed."""
