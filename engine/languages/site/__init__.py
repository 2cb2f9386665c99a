"""What there is to say on each kind of page of the public site; the words stand in the folder of each language."""
