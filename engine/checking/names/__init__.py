"""Names: everything that a file of the library names exists and may stand there.

In: a `Subject`. Out: diagnostics. Most of it must hold before anything is assembled.
"""
