"""What a run says to people: tables, charts, worked cases, the command line."""
