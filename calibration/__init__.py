"""What the published figures say, held against what the simulation gives."""
