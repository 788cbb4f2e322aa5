"""Whether a document is in force, and which edition of it is held.

In: what the manifest knows of a document, a day. Out: badges as `Html`.
"""

from datetime import date

from assistant.types import Profile
from ui.markup import Html, tag
from ui.reference import EDITIONS

IN_FORCE, REPEALED, TO_COME = "施行中", "已废止", "尚未施行"
_STYLES = {IN_FORCE: "edition valid", REPEALED: "edition superseded", TO_COME: "edition"}


def validity(profile: Profile, today: date) -> str:
    """Return 施行中, 已废止 or 尚未施行; "" where the manifest says nothing of it."""
    if profile.superseded_by:
        return REPEALED
    if not profile.in_force:
        return ""
    return IN_FORCE if profile.in_force <= today.isoformat()[: len(profile.in_force)] else TO_COME


def badges(profile: Profile, today: date) -> list[Html]:
    """Return the badges of edition and validity, none for what is not known."""
    found = [tag("span", EDITIONS[profile.edition], class_="edition")] if profile.edition in EDITIONS else []
    state = validity(profile, today)
    if state:
        about = f"已由{profile.superseded_by}取代" if profile.superseded_by else f"{profile.in_force}起施行"
        found.append(tag("span", state, class_=_STYLES[state], title=about))
    return found
