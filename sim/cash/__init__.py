"""When money moves: from the month of service to the month of payment."""
