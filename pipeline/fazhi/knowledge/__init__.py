"""Knowledge: the vocabularies, the schema and the region table, read from ontology/."""
