"""What a basis says of itself."""

import pytest

from coordination.domain.proposals.parts import Basis, Standing


@pytest.mark.parametrize(
    ("article", "text"), [("Art. 35", "An Act, Art. 35"), ("-", "An Act"), ("", "An Act")]
)
def test_a_basis_is_cited_with_its_article_where_it_has_one(article: str, text: str) -> None:
    basis = Basis("i", "An instrument", "b", "An Act", article, Standing.CONFIRMED)

    assert basis.law == text
