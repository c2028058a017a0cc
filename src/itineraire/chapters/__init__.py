"""The pages: one module a step, one function a chapter, each turning results into blocks."""
