"""The explorer in Chromium on made-up cities: what a reader waits for, by the browser's own clock.

``python benchmarks/explorer.py [SIZE ...]`` prints a Markdown table. Each figure is the median of seven, from the act to the second
frame after it, less the same wait on a page of the same site without the explorer, measured in the same run. Only the files that the
explorer needs are written. Wants the extra ``dev`` (playwright) and Debian's Chromium.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from generate import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PACKS = Path(__file__).resolve().parent.parent / "checks"
SIZES = (1_000, 10_000)
REPEATS = 7
COLUMNS = (
    "elements / relationships",
    "data KB (gzip)",
    "ready ms",
    "first search ms",
    "search ms",
    "impact of the hub ms (reached)",
    "its neighbours ms",
    "longest path ms",
    "moment ms",
    "open a group ms",
    "boxes",
    "baseline ms",
    "heap MB",
)
TIMED = """async ([act, repeats]) => {
    const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const times = [];
    const acts = {
        nothing: () => {},
        search: at => type(['may chu', 'dich vu cong so 4', 'he thong', 'co so du lieu', 'kênh trực tuyến', 'app-000', 'biện pháp'][at]),
        impact: () => go({view: 'anh-huong', element: hub}),
        near: () => go({view: 'lan-can', element: hub}),
        path: () => go({view: 'duong-di', element: hub, end: far}),
        moment: at => go({view: 'tong-the', day: at % 2 ? '' : today}),
        open: () => go({view: 'tong-the', open: [largest]}),
        overview: () => go({view: 'tong-the', open: [], element: '', end: '', day: '', chosen: ''}),
    };
    const {explorer} = eaf;
    const go = change => explorer.go(change);
    const field = document.querySelector('#ex-find');
    const type = async words => {
        field.value = words;
        await explorer.fields.find.show();
        if (!document.querySelector('.ex-found')) throw new Error(`nothing highlighted for ${words}`);
    };
    const graph = explorer?.graph;
    const reached = each => graph.distances([each], ['up'], graph.at(null));
    const hub_ = !graph ? 0 : [...graph.id.keys()].reduce((best, each) => degree(graph, each) > degree(graph, best) ? each : best, 0);
    const hub = graph?.id[hub_];
    const distances = graph ? graph.distances([hub_], ['out', 'in'], graph.at(null)) : [];
    const far = graph?.id[distances.indexOf(Math.max(...distances))];
    const today = graph?.data.stops[0][4];
    const largest = explorer?.scene.picture.boxes.filter(box => box.members).sort((one, other) => other.members.length - one.members.length)[0]?.key;
    function degree(graph, each) { return ['up', 'down'].reduce((sum, way) => sum + graph.arcs[way].starts[each + 1] - graph.arcs[way].starts[each], 0); }
    for (let at = 0; at < repeats; at++) {
        if (graph && act !== 'overview' && act !== 'search') { acts.overview(); await frame(); }
        const begun = performance.now();
        await acts[act](at);
        await frame();
        times.push(performance.now() - begun);
    }
    return {times, boxes: document.querySelectorAll('.ex-node').length, reached: graph ? reached(hub_).filter(each => each > 0).length : 0};
}"""


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not speak."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Nothing."""
        del format, args


def write_site(size: int, folder: Path) -> tuple[int, int, int, int]:
    """The files that the explorer needs; gives elements, relationships, and the data's bytes, plain and compressed."""
    from eaf.api import today
    from eaf.api.site_content import load_content
    from eaf.site.artifacts import Artifact, asset_artifacts
    from eaf.site.explorer_data import GRAPH_PATH, render_graph
    from eaf.site.page import Page as Said
    from eaf.site.pages.explorer import explorer_page
    from eaf.site.shell import render_page
    from eaf.site.writer import Writer

    generate(size, folder / "architecture")
    shutil.copytree(PACKS, folder / "checks")
    content = load_content(folder / "architecture", today(), "")
    data = render_graph(content.material).encode()
    pages = (explorer_page(content.material), Said("khac/", "Khác", ""))
    rendered = (Artifact(f"{page.path}index.html", render_page(page, content.shell).encode()) for page in pages)
    Writer(folder / "site").write((*asset_artifacts(), *rendered, Artifact(GRAPH_PATH, data)))
    model = content.material.model
    return len(model.elements), len(model.relationships), len(data), len(gzip.compress(data))


def measure(page: Page, address: str) -> Iterator[tuple[str, dict[str, list[float]]]]:
    """Each act with its figures, the page without the explorer first."""
    page.goto(f"{address}khac/")
    baseline = page.evaluate(TIMED, ["nothing", REPEATS])
    yield "nothing", baseline
    page.goto(f"{address}kham-pha/")
    page.wait_for_function("window.eaf.explorer?.scene")
    yield "ready", {"times": [page.evaluate("performance.now()")]}
    yield "first", page.evaluate(TIMED, ["search", 1])
    for act in ("search", "impact", "near", "path", "moment", "open"):
        yield act, page.evaluate(TIMED, [act, REPEATS])
    yield "heap", {"times": [page.evaluate("performance.memory.usedJSHeapSize") / 1e6]}


def row(size: int) -> str:
    """One line of the table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        elements, relationships, plain, packed = write_site(size, folder)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder / "site")))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        options = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        found = dict(
            measure(browser.new_page(viewport={"width": 1440, "height": 900}), f"http://127.0.0.1:{server.server_port}/")
        )
        browser.close()
        server.shutdown()
    baseline = statistics.median(found["nothing"]["times"])

    def over(act: str) -> str:
        return f"{max(0.0, statistics.median(found[act]['times']) - baseline):.0f}"

    cells = (
        f"{elements:,} / {relationships:,}",
        f"{plain / 1000:.0f} ({packed / 1000:.0f})",
        f"{found['ready']['times'][0]:.0f}",
        *(over(act) for act in ("first", "search")),
        f"{over('impact')} ({found['impact']['reached']:,})",
        *(over(act) for act in ("near", "path", "moment", "open")),
        str(found["open"]["boxes"]),
        f"{baseline:.0f}",
        f"{found['heap']['times'][0]:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}", flush=True)
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        print(row(size), flush=True)


if __name__ == "__main__":
    main()
