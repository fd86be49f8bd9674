"""What follows from checked data: which outcome answers what, what is missing, what is linked."""
