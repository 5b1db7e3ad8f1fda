"""The command line: each verb unpacks arguments, calls a plain function and shows the result."""
