"""The settings of ``mkdocs.yml`` that a build follows: those that run no code and read nothing outside ``docs/``."""

from __future__ import annotations

from eaf.model.audience import CLASSIFICATIONS
from eaf.schemas.pieces import BOOLEAN, SCALAR, Schema, document, listed, mapping

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "meta",
    "sane_lists",
    "smarty",
    "tables",
    "toc",
)
"""Extensions that come with Python-Markdown and only turn text into text."""


def settings_schema() -> Schema:
    """The schema of ``mkdocs.yml`` as ``eaf site build`` reads it."""
    options: Schema = {"type": ["object", "null"]}
    plugin: Schema = mapping(
        {"eaf": {"anyOf": [mapping({"workspace": SCALAR, "audience": {"enum": list(CLASSIFICATIONS)}}), {"type": "null"}]}}
    )
    extensions: Schema = mapping(dict.fromkeys(EXTENSIONS, options))
    return document(
        "mkdocs.yml",
        mapping(
            {
                **dict.fromkeys(("site_name", "site_description", "site_author", "site_url", "copyright"), SCALAR),
                **dict.fromkeys(("repo_url", "repo_name", "edit_uri", "edit_uri_template", "remote_branch"), SCALAR),
                "docs_dir": {"enum": ["docs"]},
                "site_dir": SCALAR,
                "use_directory_urls": {"enum": [True, "true"]},
                "strict": BOOLEAN,
                "nav": {"type": "array"},
                "not_in_nav": SCALAR,
                "exclude_docs": SCALAR,
                "draft_docs": SCALAR,
                "validation": {"type": "object"},
                "extra": {"type": "object"},
                "theme": _named(("eaf",), mapping({"name": {"enum": ["eaf"]}}, required=("name",))),
                "plugins": listed(_named(("eaf",), plugin), least=1),
                "markdown_extensions": listed(_named(EXTENSIONS, extensions)),
            },
            required=("site_name", "theme", "plugins"),
        ),
    )


def _named(names: tuple[str, ...], otherwise: Schema) -> Schema:
    """One of the names, or a mapping that says more."""
    return {"if": {"type": "object"}, "then": otherwise, "else": {"enum": list(names)}}
