"""Log lines are `key=value`, carry the request id, and never a question."""

import logging

from assistant import logs


def test_a_line_has_its_event_fields_and_request_id(capsys):
    logs.configure("INFO")
    logs.request_id.set("r1")
    logging.getLogger("assistant.test").info("answered", extra={"fields": {"ms": 12.345, "note": 'a "b" = c'}})
    logging.getLogger("assistant.test").debug("quiet")
    logging.getLogger("somebody.else").info("chatter")
    [line] = capsys.readouterr().err.splitlines()
    assert 'level=info logger=assistant.test event=answered request_id=r1 ms=12.3 note="a \\"b\\" = c"' in line
    assert line.startswith("time=20")
    logs.request_id.set("")


def test_a_digest_tells_nothing_but_length_and_identity():
    first = logs.digest("谁的工资？")
    assert first == logs.digest("谁的工资？") != logs.digest("谁的职称？")
    assert first["length"] == 5
    assert "工资" not in str(first)
