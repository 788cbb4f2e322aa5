"""How the parser of arithmetic questions is made that `assistant/models/parser.py` runs: material, network, training.

Only `make parser` needs this, and PyTorch with it; the assistant and its tests do not.
"""
