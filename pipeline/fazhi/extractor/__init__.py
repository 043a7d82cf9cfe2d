"""Extract: a spaCy pipeline over characters whose components each find one kind of mention."""
