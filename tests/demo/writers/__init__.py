"""One writer a tool: simulated facts in, the bytes of that tool's own export out."""
