"""What a client is handed, made from the client's own view of an account: page and PDF alike."""
