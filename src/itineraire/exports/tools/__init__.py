"""One module a tool: the columns that sign its exports, their units, what is odd about them."""
