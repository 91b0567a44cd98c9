"""What the domain asks of the outside: protocols, a module for each thing asked of."""
