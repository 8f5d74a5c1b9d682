"""The JSON Schemas of every kind of file: what `eaf schema` prints is what the loader checks with."""
