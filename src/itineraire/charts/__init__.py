"""Pictures: matplotlib charts drawn on ``ax``, and SVG for what moves under a slider."""
