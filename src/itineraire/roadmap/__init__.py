"""What is done, when and with whose hours; what is refused, and what that costs."""
