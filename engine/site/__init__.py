"""The public site: what published editions contain, and nothing else, as pages for clients and files for programs.

In: the editions and dated files of a library, a day. Out: a folder that a web server publishes.

    content (what editions say) → pages, files (what is made of it) → publish (every link checked, put in place)
"""
