"""Tables, queries and retention: the only place with SQL."""
