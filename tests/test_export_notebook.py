"""The notebook of the docs runs as it stands."""

import json
from pathlib import Path

import matplotlib as mpl

ROOT = Path(__file__).parents[1]


def test_every_cell_of_the_notebook_runs_and_says_what_it_should(monkeypatch):
    monkeypatch.chdir(ROOT)
    mpl.use("Agg")
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
            assert cell["outputs"] == [], "the notebook is kept without outputs"
    assert "moscow-1921" in {record.id for record in names["moment"].records}
    kinds = names["treaties"].dtypes.astype(str)
    assert (kinds["id"], kinds["start"], kinds["end"], kinds["certainty"]) == ("string", "datetime64[s]", "datetime64[s]", "category")
    assert len(names["held"]) == len({*names["held"]["id"]}) > 20
    assert (names["held"]["start"] <= names["day"]).all()
    assert sorted(file.name for file in Path(names["folder"]).iterdir()) == ["README.txt", "SHA256SUMS.txt", "geohist.gpkg", "geohist.qgz"]
