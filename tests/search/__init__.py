"""The search page's script, run by node: folding as in Python, what queries find, and small parts."""
