"""French as it is written in Belgium."""
