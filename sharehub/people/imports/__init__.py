"""The NHS files that organisations come from: one reader a file, one register that they all write to."""
