"""A page for eyes and a JSON address for programs (extra ``web``): a skin over the library and ``render``.

Read only: every route is GET, nothing is imported, changed or deleted over HTTP.
"""
