"""What is done with a public site after it is built."""
