"""Tables in: a declarative mapping makes account files of CSV tables."""
