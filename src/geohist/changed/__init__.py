"""What changed between two days: which ground passed from whom to whom, and what that comes to."""

from geohist.changed.difference import Difference, Passage, Standing, difference
from geohist.changed.telling import as_rows, as_sentences, as_table

__all__ = ["Difference", "Passage", "Standing", "as_rows", "as_sentences", "as_table", "difference"]
