"""Word: finished documents as native WordprocessingML in a letterhead that a company may replace by its own."""
