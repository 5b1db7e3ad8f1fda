"""Changes of values in files people own: each is spliced in, all else stays byte for byte."""
