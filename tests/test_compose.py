"""Holds docker-compose.yml to its syntax and to what docs/neo4j.md says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from tools.neo4j_libraries import VERSION

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
#: The keys that the Compose specification allows, of those in use anywhere.
TOP = {"services", "volumes"}
SERVICE = {
    "image", "restart", "ports", "environment", "volumes", "healthcheck", "stop_grace_period",
}  # fmt: skip
HEALTH = {"test", "interval", "timeout", "retries", "start_period"}
DURATION = re.compile(r"(\d+(ms|h|m|s))+")


def service() -> dict[str, Any]:
    whole = yaml.safe_load(TEXT)
    assert set(whole) == TOP
    assert list(whole["services"]) == ["neo4j"]
    held: dict[str, Any] = whole["services"]["neo4j"]
    return held


def test_the_keys_are_those_of_compose() -> None:
    held = service()
    assert set(held) == SERVICE
    assert set(held["healthcheck"]) == HEALTH
    durations = [held["stop_grace_period"], *(held["healthcheck"][k] for k in ("interval", "timeout", "start_period"))]
    assert [text for text in durations if not DURATION.fullmatch(text)] == []
    assert held["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


def test_it_is_the_release_that_the_tests_run() -> None:
    assert service()["image"] == f"neo4j:{VERSION.rpartition('.')[0]}-community"


def test_ports_are_open_to_this_computer_only() -> None:
    assert service()["ports"] == [f"127.0.0.1:{port}:{port}" for port in (7474, 7687)]


def test_every_volume_is_declared() -> None:
    declared = yaml.safe_load(TEXT)["volumes"]
    assert {volume.partition(":")[0] for volume in service()["volumes"]} == set(declared)
    assert "neo4j-data:/data" in service()["volumes"]


def test_settings_are_written_as_the_image_reads_them() -> None:
    settings = {key: value for key, value in service()["environment"].items() if key != "NEO4J_AUTH"}
    # The image turns _ into . and __ into _; every value is a text, lest YAML makes a number or truth value of it.
    names = {re.sub(r"(?<!_)_(?!_)", ".", key.removeprefix("NEO4J_")).replace("__", "_") for key in settings}
    assert names == {
        "server.memory.heap.initial_size", "server.memory.heap.max_size", "server.memory.pagecache.size",
        "db.memory.transaction.max", "dbms.usage_report.enabled",
    }  # fmt: skip
    assert all(isinstance(value, str) for value in settings.values())


def test_the_password_comes_from_outside() -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", service()["environment"]["NEO4J_AUTH"])
    # A single $ would be filled in by Compose, and the password would show in the container's settings.
    (command,) = service()["healthcheck"]["test"][1:]
    assert re.findall(r"(?<!\$)\$(?!\$)", command) == []
