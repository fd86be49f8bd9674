"""What is run by hand now and then, and whose output is kept in the repository."""
