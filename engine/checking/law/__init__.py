"""Law: which duties the texts cover, which rules of law they meet, and what must be said of the company.

In: a `Subject`, or finished documents. Out: diagnostics, and the table of duties. The rules themselves are data of the
library (`clauses/advice.yaml`, `clauses/duties/`).
"""
