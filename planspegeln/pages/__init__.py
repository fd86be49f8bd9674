"""Which pages exist and where, and the ledger of the addresses that have been published."""
