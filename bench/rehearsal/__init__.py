"""The rehearsal of the last hour: `make rehearsal`."""
