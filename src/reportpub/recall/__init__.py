"""What was translated before: kept, looked up, and taken over."""
