"""The second engine: the same scenario projected by expected values, without a single draw."""

from .gap import Gap, gaps
from .project import project

__all__ = ["Gap", "gaps", "project"]
