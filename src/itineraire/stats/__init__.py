"""Pure numerics: arrays and numbers in, numbers out. No file, clock, client or sentence."""
