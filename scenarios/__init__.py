"""Facts: people, law, assumptions and reforms as dated, sourced files, and their reader."""
