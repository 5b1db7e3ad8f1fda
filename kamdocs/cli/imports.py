"""`kamdocs import` (being written)."""
import click

@click.command("import")
def import_command() -> int:
    return 2
