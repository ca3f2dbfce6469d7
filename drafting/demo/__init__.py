"""The demonstration assembly: its content, and the walk that plays it."""
