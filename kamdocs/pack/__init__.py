"""The client pack as PDF: its plain data handed to a template of Typst."""
