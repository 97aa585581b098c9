"""Bad extracts: each is refused with every place and remedy."""

from pathlib import Path

import pytest

from het_dash.ingest.problems import ImportProblem
from tests.support.extract_files import read
from tests.support.refused_extracts import REFUSED


@pytest.mark.parametrize("case", REFUSED)
def test_every_problem_is_told_with_its_place_and_its_remedy(tmp_path: Path, case: str) -> None:
    content, told = REFUSED[case]
    path = tmp_path / "extract.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ImportProblem) as wrong:
        read(path)
    assert [str(problem) for problem in wrong.value.problems] == told
