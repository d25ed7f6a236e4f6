"""What is done to prices and to what they are told in, and the book that keeps it."""
