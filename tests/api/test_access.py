"""Scopes: what an endpoint asks for and what a key has."""

import asyncio

import pytest
from fastapi import Request

from assistant.api.access import require
from assistant.errors import Forbidden, Unauthenticated
from assistant.reception.actor import LOCAL, Actor


def permitted(scope, actor):
    return asyncio.run(require(scope)(Request({"type": "http", "state": {"actor": actor}})))


def test_an_actor_with_the_scope_is_given_to_the_endpoint():
    assert permitted("ask", LOCAL) is LOCAL
    asker = Actor("科室", key_id="k1", scopes=frozenset({"ask"}))
    assert permitted("ask", asker) is asker


def test_admin_has_every_scope_and_ask_does_not_read():
    admin = Actor("管理员", scopes=frozenset({"admin"}))
    assert permitted("read", admin) is admin
    with pytest.raises(Forbidden, match="查看"):
        permitted("read", Actor("科室", scopes=frozenset({"ask"})))


def test_nobody_is_told_to_bring_a_key():
    with pytest.raises(Unauthenticated, match="Authorization"):
        permitted("ask", None)


def test_without_keys_everybody_is_at_the_machine_itself(client):
    assert client.post("/api/v1/search", json={"query": "学校"}).status_code == 200
