"""Which pages exist and where, and the ledger of published addresses."""
