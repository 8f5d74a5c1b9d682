"""The theme: templates, style sheets and scripts, and the words of the user interface.

A package so that MkDocs finds it by its entry point; MkDocs copies the assets and leaves out what is Python.
"""
