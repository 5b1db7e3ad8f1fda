"""One typed object for each template: everything a page says, ready to print."""
