"""``eaf schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from eaf.api.schemas import SCHEMA_KINDS, schema
from eaf.cli.writing import write


@click.command()
@click.argument("kind", type=click.Choice(SCHEMA_KINDS), default="model")
@click.option("-w", "--workspace", type=click.Path(path_type=Path), help="thêm từ vựng của gói · add the vocabulary of its packs")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="tệp kết quả · write to this file")
def command(kind: str, workspace: Path | None, output: Path | None) -> int:
    """In JSON Schema của một loại tệp · Print the JSON Schema of a kind of file."""
    write(output, json.dumps(schema(kind, workspace), ensure_ascii=False, indent=2) + "\n")
    return 0
