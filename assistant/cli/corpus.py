"""`assistant corpus status`: what the manifest names, what is there, what is missing and where to get it.

In: the corpus folder. Out: a table; exit code 1 when an entry cannot be used.
"""

import typer

app = typer.Typer(help="资料库。", no_args_is_help=True)
