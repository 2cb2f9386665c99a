"""Frozen types, one module a stage: what the library holds, what a deal asks, what was chosen, what is printed.

Every room speaks in these types. Nothing here reads, prints or decides; what several stages must tell alike
(conditions, claims, what a reference means) stands here once.
"""
