"""Training of the network that tells which figures of a sentence a question computes with."""
