"""The seven steps from a headline to a page, one file a step."""
