"""What differs between two revisions of a workspace: values in, values out."""
