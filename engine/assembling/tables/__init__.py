"""What the program writes into paragraphs (`generate:`): tables of a quote, of annexes, and who signs.

In: what a deal, the catalogue and the register say (`Writing`). Out: blocks like those that people write. All words
come from the library; a function here has none of its own.
"""
