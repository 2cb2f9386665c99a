"""YAML in, library and deal out. The only stage that knows YAML, Markdown and the shape of files."""
