"""Files as they lie on the disk, below everything that knows what stands in them.

In: bytes, values of the model. Out: the same again, from a memory that nobody has to trust. What a clause, a deal or an
edition is written like does not belong here, but to what reads it.
"""
