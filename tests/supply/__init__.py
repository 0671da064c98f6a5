"""What the project is made with: declared, used, pinned, and nothing else."""
