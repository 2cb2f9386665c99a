"""Opens Word documents with LibreOffice, which knows nothing of us: what it shows is what others see."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
TEXT = "txt:Text (encoded):UTF8"

Update = Literal["UpdateFields", "UpdateAll"]
"""What a reader chooses under Tools > Update: Fields, which is the key F9, or All, tables of contents included."""

BASIC = "http://openoffice.org/2000"
STARTED = """<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>"""
"""Settings without which LibreOffice begins by putting its own macros in the place of those that it finds."""
LIBRARIES = f"""<library:libraries xmlns:library="{BASIC}/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>"""
LIBRARY = f"""<library:library xmlns:library="{BASIC}/library" library:name="Standard" library:readonly="false">
<library:element library:name="Updating"/></library:library>"""
MACRO = f"""<script:module xmlns:script="{BASIC}/script" script:name="Updating" script:language="StarBasic">
Sub Update(folder As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim text(1) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  text(0).Name = "FilterName" : text(0).Value = "Text (encoded)"
  text(1).Name = "FilterOptions" : text(1).Value = "UTF8"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  name = Dir(ConvertFromURL(folder) + "/*.docx")
  Do While Len(name)
    page = StarDesktop.loadComponentFromURL(folder + "/" + name, "_blank", 0, hidden())
    dispatcher.executeDispatch(page.CurrentController.Frame, ".uno:" + command, "", 0, Array())
    page.storeToURL(folder + "/" + Left(name, Len(name) - 5) + ".txt", text())
    page.close(True)
    name = Dir
  Loop
End Sub
</script:module>"""


def converted(pages: Mapping[str, bytes], folder: Path, kind: str = TEXT) -> dict[str, bytes]:
    """What LibreOffice makes of pages: text with the numbers that it computes, or "pdf". One process for all.

    LibreOffice 7.4 computes the fields of a page that it opens; 25.2 shows what they hold until they are updated.
    """
    _keep(pages, folder)
    _run(folder, "--convert-to", kind, "--outdir", str(folder), *(f"{name}.docx" for name in pages))
    return {name: (folder / f"{name}.{kind.partition(':')[0]}").read_bytes() for name in pages}


def updated(pages: Mapping[str, bytes], folder: Path, update: Update) -> dict[str, bytes]:
    """The text that pages have in LibreOffice once their reader has had it updated. One process for all."""
    _keep(pages, folder)
    basic = folder / "profile/user/basic"
    (basic / "Standard").mkdir(parents=True)
    (basic.parent / "registrymodifications.xcu").write_text(STARTED)
    (basic / "script.xlc").write_text(LIBRARIES)
    (basic / "Standard/script.xlb").write_text(LIBRARY)
    (basic / "Standard/Updating.xba").write_text(MACRO)
    _run(folder, f'macro:///Standard.Updating.Update("{folder.as_uri()}","{update}")')
    return {name: (folder / f"{name}.txt").read_bytes() for name in pages}


def _keep(pages: Mapping[str, bytes], folder: Path) -> None:
    for name, page in pages.items():
        (folder / f"{name}.docx").write_bytes(page)


def _run(folder: Path, *arguments: str) -> None:
    """Runs LibreOffice in a folder, with settings of its own in it."""
    if PROGRAM is None:
        pytest.skip("LibreOffice is not installed")
    command = [PROGRAM, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *arguments]
    environment = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
