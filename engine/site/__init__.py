"""The public site: what published editions contain, and nothing else, as pages for clients and files for programs."""
