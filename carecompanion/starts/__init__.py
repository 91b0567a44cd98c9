"""A second start of the program: the window that is there comes to the front instead."""
