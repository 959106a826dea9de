"""The benchmark suite: one module a row of the table, or a family of rows. `scripts/bench` runs it."""
