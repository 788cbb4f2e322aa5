"""Properties are tried on the same examples in every run and are not timed: results must not depend on the machine."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")
