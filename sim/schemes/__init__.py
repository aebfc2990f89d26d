"""The law applied to a person: one file a scheme, short scalar rules."""
