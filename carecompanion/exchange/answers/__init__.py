"""A page that came back from the clinic: untrusted, read apart, and put before the family."""
