"""The contract of every graph store, kept by Neo4j too."""

from __future__ import annotations

import pytest
from tests.contract.test_store import (  # noqa: F401 - pytest collects them here once more
    Opener,
    test_a_forgotten_report_leaves_nothing_of_its_own_behind,
    test_a_graph_that_does_not_keep_the_schema_leaves_the_batch_out,
    test_a_newer_record_replaces_what_the_older_one_said,
    test_graphs_without_a_report_are_left_out,
    test_rows_are_plain_values,
    test_spellings_and_late_properties_are_joined,
    test_the_annotated_reports_load_and_answer,
    test_the_order_of_reports_does_not_matter,
    test_what_is_loaded_is_there_and_loading_again_changes_nothing,
    test_what_others_speak_of_or_stand_below_stays,
    test_what_was_loaded_is_there_after_closing,
    test_wrong_and_writing_queries_are_refused,
)
from tests.neo4j.servers import settings_of
from tools.neo4j_server import Server

from fazhi.store.neo4j import Neo4jStore


@pytest.fixture
def opener(server: Server, store: Neo4jStore) -> Opener:
    return lambda: Neo4jStore(settings_of(server))
