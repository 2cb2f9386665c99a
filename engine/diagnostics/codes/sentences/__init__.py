"""What messages say, by code and by name, each in every language of `GRAMMARS`: one file a family of codes.

In comes nothing; out go templates (`engine/diagnostics/saying.py` says what stands in them). The records of the codes
take them up as `says`; `common.py` holds what messages of many codes say and advise.
"""
