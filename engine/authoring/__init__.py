"""What legal do with the files of the library besides writing them: raise versions, rename things, start new files.

Each function computes the new bytes of files and touches none: the command line writes them.
"""
