"""The error tree: what can go wrong, split by what the caller does next.

In: nothing. Out: exception classes whose message is a Chinese sentence that a member of staff can act on.
"No answer" and "unsupported statement" are values (see `types.Answer`), never exceptions.

    AssistantError
    ├── UsageError              the caller must change the request            exit 2, HTTP 4xx
    │   ├── SettingsError       … or the settings
    │   ├── QuestionError       empty, too long, no words                     HTTP 422
    │   ├── Unauthenticated     no key, or one that is not valid (any more)   HTTP 401
    │   ├── Forbidden           the key lacks the scope                       HTTP 403
    │   └── TooManyRequests     wait, then try again                          HTTP 429
    ├── DocumentError           one document cannot be read, others go on     exit 1, HTTP 422
    │   ├── UnsupportedFormat
    │   ├── EmptyDocument
    │   ├── EncryptedDocument
    │   ├── DamagedDocument     truncated, wrong extension, undecodable
    │   ├── NoTextLayer         scanned pages
    │   └── DocumentTooLarge
    ├── DocumentNotFound        an id or path that does not exist             exit 1, HTTP 404
    ├── ModelNotFound           no model of that name                         HTTP 404
    ├── DocumentConflict        it is there already, or may not be removed    exit 1, HTTP 409
    ├── ConversationNotFound    … or that belongs to somebody else            exit 1, HTTP 404
    ├── AnswerNotFound          never stored, or deleted                      exit 1, HTTP 404
    ├── KeyNotFound             no key has that id                            exit 1, HTTP 404
    ├── StoreFault              conversations, feedback, audit log or keys
    │                           cannot be read or written                     exit 1, HTTP 503
    ├── Busy                    more requests at once than allowed: wait      HTTP 503
    ├── ModelFault              the chat model gave no usable text: the extractive answer takes its place, and says why
    └── IndexFault              the index cannot be used or written           exit 1, HTTP 503
        ├── IndexMissing        nothing published yet: index first
        ├── IndexStale          published by another version or model: index again
        ├── IndexDamaged        half-written or altered files: index again
        ├── IndexBusy           another process is writing: wait
        └── StorageFault        read-only or full disk: the last good index stays in service
"""


class AssistantError(Exception):
    """Base of everything this package raises on purpose; `str(error)` is a Chinese sentence for the user."""

    @property
    def message(self) -> str:
        """The sentence shown to the user."""
        return str(self)


class UsageError(AssistantError):
    """The request or the settings must change before a retry can help."""


class SettingsError(UsageError):
    """A setting is unknown, out of bounds or contradictory."""


class QuestionError(UsageError):
    """The question is empty, too long or holds no words."""


class Unauthenticated(UsageError):
    """No key was given, or one that is unknown, expired or revoked."""


class Forbidden(UsageError):
    """The key lacks the scope, or the request comes from another site."""


class TooManyRequests(UsageError):
    """More requests than allowed; `retry_after` is in seconds."""

    def __init__(self, message: str, *, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class DocumentError(AssistantError):
    """One document cannot be used; `path` names it, the rest of the corpus can go on."""

    def __init__(self, message: str, *, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class UnsupportedFormat(DocumentError):
    """The file's format is not one of those we read."""


class EmptyDocument(DocumentError):
    """The file has no content."""


class EncryptedDocument(DocumentError):
    """The file asks for a password."""


class DamagedDocument(DocumentError):
    """The file is truncated, carries a wrong extension, or cannot be decoded."""


class NoTextLayer(DocumentError):
    """The PDF holds page images only."""


class DocumentTooLarge(DocumentError):
    """The file is larger than the limit."""


class DocumentNotFound(AssistantError):
    """No document or path of that name exists."""


class ModelNotFound(AssistantError):
    """No model of that name can be asked for."""


class ConversationNotFound(AssistantError):
    """No conversation of that id belongs to whoever asks for it."""


class AnswerNotFound(AssistantError):
    """No answer of that id is stored."""


class KeyNotFound(AssistantError):
    """No key of that id exists."""


class StoreFault(AssistantError):
    """The database of conversations, feedback, audit log and keys cannot be read or written."""


class Busy(AssistantError):
    """More requests at once than the service takes."""


class ModelFault(AssistantError):
    """The chat model gave no usable text. Never leaves the pipeline: its message goes into the answer's provenance."""


class DocumentConflict(AssistantError):
    """The document is there already, or is one that may not be removed this way."""


class IndexFault(AssistantError):
    """The index cannot be used or written."""


class IndexMissing(IndexFault):
    """Nothing has been published yet."""


class IndexStale(IndexFault):
    """The published index was built by another version, other settings or another model."""


class IndexDamaged(IndexFault):
    """The published files are incomplete or altered."""


class IndexBusy(IndexFault):
    """Another process is writing the index."""


class StorageFault(IndexFault):
    """The data directory is read-only, full or not a directory."""
