"""Extras: why a module of an extra cannot be used."""

import pytest

from rucorpus._base.extras import required


def test_a_module_that_lacks_another_is_not_said_to_be_absent(tmp_path, monkeypatch):
    (tmp_path / "half_installed.py").write_text("import no_such_module\n")
    monkeypatch.syspath_prepend(tmp_path)
    reason = r"half_installed is needed for it and cannot be imported \(No module named 'no_such_module'\): pip"
    with pytest.raises(ImportError, match=reason):
        required("half_installed", "html", "for it")
