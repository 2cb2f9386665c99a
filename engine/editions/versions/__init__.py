"""Versions of the parts of a library: what each says now and in the last edition, and the step that this asks for.

In: two `Library`. Out: `Revision`s and diagnostics. A part is laid out place by place, under the names of today.
"""
