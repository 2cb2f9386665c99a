"""From a library and a deal to what is selected, each choice with its reason: the first pass.

In: a `Library`, and a `Deal` or the standard selection. Out: a `Selection`: facts, services, variants, documents, the
values of parameters, prices with their VAT, deviations with their approvals.

No text is made here, and nothing asks for what is decided later: facts → services → variants → documents.
"""
