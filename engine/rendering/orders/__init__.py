"""Orders as XML for the programs of buyers and sellers: an `Order` goes in, bytes come out.

One module a syntax, and `xml.py`, the only one that knows lxml.
"""
