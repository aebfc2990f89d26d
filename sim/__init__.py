"""The engine of shebao: people, chance, law and money. It opens no file of facts."""
