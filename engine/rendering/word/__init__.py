"""Word: finished documents as native WordprocessingML in a letterhead that a company may replace by its own.

In: `Document`s or `Dossier`s, and a `Letter`. Out: DOCX. The only room that knows Word, its templates and lxml.
"""
