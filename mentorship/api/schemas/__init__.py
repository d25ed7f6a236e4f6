"""What programs send and get, a file for each noun."""
