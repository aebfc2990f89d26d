"""The engine of shebao: people, chance, law and money, month by month. It opens no file of facts."""
