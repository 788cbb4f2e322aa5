"""A newly published index goes into service without a restart, a damaged one never replaces a good one."""

import pytest

from assistant.api.current import Current
from assistant.errors import IndexDamaged, IndexMissing, StorageFault
from tests.fakes import FakeAssistant


class Publisher:
    """An index folder: the pointer, and what opening it gives."""

    def __init__(self):
        self.version = None
        self.opened = 0

    def point(self):
        if isinstance(self.version, Exception):
            raise self.version
        return self.version

    def open(self):
        self.opened += 1
        if self.version is None:
            raise IndexMissing("没有索引。")
        if self.version == "broken":
            raise IndexDamaged("索引损坏。")
        return FakeAssistant(self.version)


@pytest.fixture
def published():
    return Publisher()


@pytest.fixture
def current(published):
    return Current(published.open, published.point, interval=0)


def test_nothing_published_is_told_until_something_is(current, published):
    with pytest.raises(IndexMissing):
        current()
    published.version = "v1"
    assert current().snapshot.fingerprint == "v1"
    assert current.fault is None


def test_a_new_version_replaces_the_old_one_and_is_opened_once(current, published):
    published.version = "v1"
    first = current()
    assert current() is first
    published.version = "v2"
    assert current().snapshot.fingerprint == "v2"
    assert published.opened == 2


@pytest.mark.parametrize("bad", ["broken", None, StorageFault("磁盘只读。")])
def test_a_bad_version_leaves_the_old_one_in_service_and_says_so(current, published, bad):
    published.version = "v1"
    first = current()
    published.version = bad
    assert current() is first
    assert current.fault is not None
    published.version = "v3"
    assert current().snapshot.fingerprint == "v3"
    assert current.fault is None


def test_the_version_is_not_looked_at_more_often_than_the_interval(published):
    published.version = "v1"
    current = Current(published.open, published.point, interval=60)
    current()
    published.version = "v2"
    assert current().snapshot.fingerprint == "v1"


def test_what_is_to_be_done_after_opening_is_done_for_usable_versions_alone(published):
    seen = []
    current = Current(published.open, published.point, interval=0, opened=lambda: seen.append(published.version))
    for version in ("v1", "v1", "broken", "v2"):
        published.version = version
        current()
    assert seen == ["v1", "v2"]
