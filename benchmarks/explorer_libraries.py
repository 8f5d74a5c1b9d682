"""What libraries for graphs in the browser take for the same city: the measurement behind decision 0020.

``python benchmarks/explorer_libraries.py [SIZE]`` prints a Markdown table: kilobytes shipped, then milliseconds for building the graph,
the impact of the most connected element, drawing 300 elements and drawing all, then the heap. The libraries come from npm by
``npm pack`` when this is run; nothing of them is in the repository. Wants npm, the extra ``dev`` and Debian's Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from explorer import Quiet, write_site

FROM_NPM = {
    "cytoscape@3.34.4": "dist/cytoscape.min.js",
    "graphology@0.26.0": "dist/graphology.umd.min.js",
    "sigma@3.0.3": "dist/sigma.min.js",
}
OURS = "../assets/js/explorer-graph.js"
ENGINES = {
    "typed arrays and SVG": (OURS,),
    "sigma, graphology": ("graphology@0.26.0.js", "sigma@3.0.3.js"),
    "Cytoscape.js": ("cytoscape@3.34.4.js",),
}
COMMON = """const {elements, relationships, kinds} = EAF_GRAPH, found = {};
    let begun = performance.now();
    const step = name => { found[name] = performance.now() - begun; begun = performance.now(); };
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const place = document.body.appendChild(document.createElement('div'));
    place.style = 'width:1100px;height:700px';
    const at = n => ({x: (n % 15) * 73, y: Math.floor(n / 15) * 34});
    const arcs = [];
    let next = 0;
    relationships.degree.forEach((degree, source) => { for (let n = 0; n < degree; n++, next++) {
        const side = kinds[relationships.kind[next]][3], target = relationships.target[next];
        arcs.push({id: 'r' + next, side, from: side > 1 ? target : source, to: side > 1 ? source : target});
    } });
    const degrees = new Map();
    arcs.filter(arc => arc.side).forEach(({from, to}) => [from, to].forEach(end => degrees.set(end, (degrees.get(end) ?? 0) + 1)));
    const hub = [...degrees].reduce((best, each) => each[1] > best[1] ? each : best)[0];
    begun = performance.now();
"""
SCRIPTS = {
    "typed arrays and SVG": """const graph = new eaf.ExplorerGraph(EAF_GRAPH); step('build');
        found.reached = graph.distances([hub], ['up'], graph.at(null)).filter(far => far > 0).length; step('impact');
        const space = document.querySelector('svg').namespaceURI;
        const make = (parent, name, values) => {
            const made = parent.appendChild(document.createElementNS(space, name));
            Object.entries(values).forEach(([key, value]) => made.setAttribute(key, value));
            return made;
        };
        const draw = count => {
            const svg = document.createElementNS(space, 'svg');
            arcs.forEach(({from, to}) => from < count && to < count && make(svg, 'path',
                {d: `M${at(from).x} ${at(from).y}L${at(to).x} ${at(to).y}`, stroke: '#888'}));
            for (let n = 0; n < count; n++) {
                const {x, y} = at(n), box = make(svg, 'g', {});
                make(box, 'rect', {x, y, width: 70, height: 30, rx: 5, fill: '#eef'});
                make(box, 'text', {x: x + 4, y: y + 12, 'font-size': 8}).textContent = elements.name[n].slice(0, 16);
                make(box, 'text', {x: x + 4, y: y + 24, 'font-size': 8}).textContent = elements.name[n].slice(16, 32);
            }
            place.replaceChildren(svg);
        };
        begun = performance.now(); draw(300); await frame(); step('some'); draw(elements.id.length); await frame(); step('all');""",
    "sigma, graphology": """const graphOf = count => {
            const graph = new graphology.MultiDirectedGraph();
            for (let n = 0; n < count; n++) graph.addNode(n, {label: elements.name[n], size: 4, ...at(n)});
            arcs.forEach(({from, to, side}) => from < count && to < count && graph.addEdge(from, to, {side}));
            return graph;
        };
        const whole = graphOf(elements.id.length); step('build');
        const seen = new Set([String(hub)]);
        for (let now = [...seen]; now.length;) {
            const after = [];
            now.forEach(each => whole.forEachInEdge(each, (_, {side}, other) => side && !seen.has(other) && after.push(other) && seen.add(other)));
            now = after;
        }
        found.reached = seen.size - 1; step('impact');
        const show = async graph => {
            place.replaceChildren();
            const drawn = new Sigma(graph, place);
            await new Promise(done => { drawn.once('afterRender', done); drawn.refresh(); });
            await frame();
        };
        await show(graphOf(300)); step('some'); await show(whole); step('all');""",
    "Cytoscape.js": """const partsOf = count => [
            ...elements.name.slice(0, count).map((name, n) => ({group: 'nodes', data: {id: String(n), name}, position: at(n)})),
            ...arcs.filter(({from, to}) => from < count && to < count).map(({id, from, to, side}) =>
                ({group: 'edges', data: {id, source: String(from), target: String(to), side}})),
        ];
        const whole = cytoscape({headless: true, elements: partsOf(elements.id.length)}); step('build');
        found.reached = whole.edges('[side = 0]').remove() && whole.$id(String(hub)).predecessors('node').length; step('impact');
        const show = async count => {
            place.replaceChildren();
            const style = [{selector: 'node', style: {label: 'data(name)', shape: 'round-rectangle', width: 70, height: 30, 'font-size': 8,
                'text-wrap': 'wrap', 'text-max-width': 66}}, {selector: 'edge', style: {'curve-style': 'bezier', width: 1}}];
            const drawn = cytoscape({container: place, elements: partsOf(count), layout: {name: 'preset'}, style});
            await new Promise(done => drawn.one('render', done));
            await frame();
        };
        await show(300); step('some'); await show(elements.id.length); step('all');""",
}


def fetch(folder: Path) -> None:
    """The libraries as npm has them."""
    for package, inside in FROM_NPM.items():
        npm = shutil.which("npm") or "npm"
        name = subprocess.run(
            [npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.strip()
        with tarfile.open(folder / name) as packed:
            member = packed.extractfile(f"package/{inside}")
            (folder / f"{package}.js").write_bytes(member.read() if member else b"")


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    size = int(sys.argv[1]) if sys.argv[1:] else 10_000
    print(
        "| | library KB | building ms | impact ms (reached) | 300 elements ms | all elements ms | heap MB |\n|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        write_site(size, Path(made))
        site = Path(made) / "site"
        (site / "khac" / "index.html").write_text("<!doctype html><script>window.eaf = {}</script><svg></svg>", encoding="utf-8")
        fetch(site / "khac")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        options = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--enable-precise-memory-info"]
        for name, scripts in ENGINES.items():
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/khac/")
            for script in ("../kham-pha/do-thi.js", *scripts):
                page.add_script_tag(url=script)
            found = page.evaluate(f"async () => {{ {COMMON} {SCRIPTS[name]} return found; }}")
            heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
            shipped = sum((site / "khac" / script).stat().st_size for script in scripts if script != OURS) / 1000
            times = (
                f"{found['build']:.0f} | {found['impact']:.0f} ({found['reached']:,}) | {found['some']:.0f} | {found['all']:.0f}"
            )
            print(f"| {name} | {shipped:.0f} | {times} | {heap:.0f} |", flush=True)
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
