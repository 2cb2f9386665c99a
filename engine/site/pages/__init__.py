"""The pages of the site: each module makes one kind of page in every language, inside the frame of all of them."""
