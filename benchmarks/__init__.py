"""How fast and how small the engine is, against a plain NumPy version of the same model."""
