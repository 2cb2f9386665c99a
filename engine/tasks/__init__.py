"""What people do, one file for each task, named like its command: build, publish, diff, why, rename…

In: values (a library, a deal, a day, names that somebody typed). Out: values (documents, files as bytes, texts to
write), with what there is to say about them. `open_library` and `assemble` are what all others begin with.

Nothing here prints, asks, or writes into a file that people edit: commands, preview and site do. What a text says is
decided further down.
"""
