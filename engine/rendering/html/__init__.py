"""A document as one self-contained page, and the HTML that the PDF is typeset from."""
