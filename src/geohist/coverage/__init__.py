"""How much of the sources' dates is on the map: every date expression, encoded, passed over with a reason, or missing."""

from geohist.coverage.account import Account, Entry, account, used_excerpts
from geohist.coverage.expressions import Expression, expressions

__all__ = ["Account", "Entry", "Expression", "account", "expressions", "used_excerpts"]
