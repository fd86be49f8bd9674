"""The names of the enumerated values on the pages."""

from __future__ import annotations

import typing

from planspegeln.model import entities
from planspegeln.swedish import names


def test_every_status_role_and_kind_has_a_word() -> None:
    """Every value of the data has a Swedish name."""
    for kinds, told in (
        (entities.Status, names.STATUS),
        (entities.Role, names.ROLE),
        (entities.PriorityKind, names.KIND),
        (entities.Period, names.PERIOD),
        (entities.DocumentKind, names.SORT_OF_DOCUMENT),
    ):
        assert set(typing.get_args(kinds)) == set(told)
