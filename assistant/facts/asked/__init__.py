"""Which arithmetic a question asks for. See reading.py."""
