"""The live preview: the draft beside the last edition in a browser of this machine, as legal types."""
