"""What must hold of exchanges with a server: pure functions, each yielding what is wrong."""
