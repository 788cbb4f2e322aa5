"""How the cross-encoder is made that `assistant/models/crossencoder.py` runs: material, network, training, export.

Only `make reader` needs this, and PyTorch with it; the assistant and its tests do not.
"""
