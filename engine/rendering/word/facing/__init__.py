"""Two languages of a document in two columns, each paragraph beside its translation."""
