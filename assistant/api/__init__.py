"""The HTTP interface: one router a file, assembled by `app.create_app`."""
