"""What the site offers besides pages: downloads, feeds, JSON, the index of the search, files for servers."""
