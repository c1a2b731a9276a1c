"""The course as it lies on disk: settings, chapters, sections."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from . import UserError


@dataclass
class Section:
    """One notebook of the course: where it is, and what its front matter says."""

    path: Path
    title: str = ""
    minutes: int = 0
    needs: str = ""
    goals: list[str] = field(default_factory=list)
    covers: str = ""

    @property
    def chapter(self) -> str:
        """Folder name, which is also nbgrader's assignment, e.g. ch02_neurons."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """nbgrader's notebook id, e.g. 01_artificial_neuron."""
        return self.path.stem

    @property
    def bank(self) -> Path:
        """The answer bank beside the section."""
        return self.path.with_name(f"{self.name}_answers.py")

    @property
    def heading(self) -> str:
        """Number and title, e.g. 2.1 The artificial neuron."""
        return f"{int(self.chapter[2:4])}.{int(self.name[:2])} {self.title}"


@dataclass
class Course:
    """The notebooks below a root folder and the facts they share."""

    root: Path
    title: str
    repository: str
    branch: str
    sections: list[Section]

    @property
    def chapters(self) -> list[str]:
        """The assignments, in order."""
        return list(dict.fromkeys(section.chapter for section in self.sections))


def load_course(root: Path) -> Course:
    """Read course.toml and every front matter. Raises UserError if something is missing."""
    settings = root / "notebooks" / "course.toml"
    if not settings.is_file():
        raise UserError(f"{settings} is missing: run this command in the course's folder")
    paths = sorted((root / "notebooks").glob("ch[0-9][0-9]_*/[0-9][0-9]_*.md"))
    if not paths:
        raise UserError(f"no notebooks in {root / 'notebooks'}: expected chNN_name/NN_name.md")
    facts = tomllib.loads(settings.read_text(encoding="utf-8"))
    return Course(root, facts["title"], facts["repository"], facts["branch"], [front_matter(p) for p in paths])


def front_matter(path: Path) -> Section:
    """The `section:` part of a notebook's YAML header."""
    header = jupytext.read(path).metadata.get("section")
    where = f"{path.parent.name}/{path.name}"
    if not header:
        raise UserError(f"{where}: no front matter; start the file with `jupyter: section: title: ...`")
    unknown = set(header) - {"title", "minutes", "needs", "goals", "covers"}
    missing = {"title", "minutes", "goals"} - set(header)
    if unknown or missing:
        raise UserError(f"{where}: front matter: unknown {sorted(unknown)}, missing {sorted(missing)}")
    return Section(path, **header)


def load_config(root: Path) -> Config:
    """The course's nbgrader_config.py. Raises UserError if it is missing or broken."""
    path = root / "nbgrader_config.py"
    if not path.is_file():
        raise UserError(f"{path} is missing: run this command in the course's folder")
    try:
        config: Config = PyFileConfigLoader(path.name, path=str(root)).load_config()
        config.CourseDirectory.setdefault("root", str(root))  # nbgrader would take the folder it is called in
        return config
    except Exception as error:
        raise UserError(f"{path} cannot be read: {type(error).__name__}: {error}") from error
