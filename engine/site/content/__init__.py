"""What the site knows: the editions on a day, the texts that they hold, what differs between them. No HTML page yet."""
