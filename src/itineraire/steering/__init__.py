"""Steering: who carries the plan, what moved, what is proven, what blocks."""
