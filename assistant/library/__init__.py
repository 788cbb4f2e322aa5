"""Documents that users add to the corpus and take out again while the service runs.

In: uploaded files. Out: jobs that tell how far each is (`jobs.py`), worked on one after the other (`shelving.py`).
"""

from assistant.library.jobs import Job, State
from assistant.library.shelf import IndexShelf
from assistant.library.shelving import Library, Shelving

__all__ = ["IndexShelf", "Job", "Library", "Shelving", "State"]
