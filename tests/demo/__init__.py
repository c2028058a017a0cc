"""Three invented clients with a planted, known truth: the generator, the truth, and the tests of both."""
