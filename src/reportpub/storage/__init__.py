"""The doors: outside text becomes typed data, results reach the disk."""
