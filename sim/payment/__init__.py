"""How hospitals are paid: from what the rules of stays owe to what a fund settles and pays."""
