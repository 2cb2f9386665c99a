"""A document, or all documents of a pack, typeset by WeasyPrint with our own fonts. The only room that knows it."""
