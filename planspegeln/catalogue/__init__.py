"""What follows from checked data: who answers whom, what is lacking, what is tied together."""
