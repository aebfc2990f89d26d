"""What happens in a life: one file an event, a dense pass and a sparse pass."""
