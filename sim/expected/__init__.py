"""The second engine: the same scenario projected by expected values, without a single draw."""

from .project import project

__all__ = ["project"]
