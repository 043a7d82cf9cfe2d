"""Pictures of the sample graph in the real Neo4j Browser of a real server, for docs/neo4j-browser.md.

    python -m tools.browser_screenshots [--output DIR] [--chromium PATH]

needs what tools/neo4j_server.py needs, Chromium, a Chinese font and the package playwright. What a person
would do is done here by mouse and keyboard: style and favourites are dropped onto the page as files.
"""

from __future__ import annotations

import argparse
import base64
import bisect
import io
import itertools
import math
import shutil
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, FloatRect, Locator, Page, sync_playwright
from tools.neo4j_libraries import ServerError
from tools.neo4j_server import Server

from fazhi.errors import FazhiError
from fazhi.extraction import extract
from fazhi.graph import graph_of
from fazhi.knowledge.regions import region_table
from fazhi.knowledge.vocabulary import load_vocabulary
from fazhi.resources import data_dir
from fazhi.store.neo4j import Neo4jStore
from fazhi.store.settings import Neo4jSettings

__all__ = ["favourites", "photographed"]

OUTPUT = Path(__file__).parents[1] / "docs" / "neo4j-browser"
#: Small enough that captions can be read where a page shows the picture at half its size.
WIDTH, HEIGHT, DENSITY = 1400, 900, 1.2
#: Milliseconds in which the layout of a graph comes to rest.
SETTLING = 6000
#: A point of the page with nothing but canvas, and the space to keep between graph and panel.
CORNER = (250, 885)
MARGIN = 60
#: Middle and half axes of the ring on which neighbours are put, and the space between two of them.
MIDDLE = (565, 475)
RING = (420, 312)
GAP = 40
STEPS = 720
QUIET = {"client.allow_telemetry": "false"}
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DROP = """([name, content, kind]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name, {type: kind}));
  const target = document.querySelector('.filedrop');
  for (const event of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(event, {dataTransfer: files, bubbles: true, cancelable: true}));
}"""

#: How wide the graph is drawn.
WIDEST = """() => {
  const all = [...document.querySelectorAll('g.node circle.b-outline')].map(c => c.getBoundingClientRect());
  return Math.max(...all.map(c => c.right)) - Math.min(...all.map(c => c.left));
}"""
#: Captions of which a point lies in a node, or close to a point of another caption.
HIDDEN = """() => {
  const circles = [...document.querySelectorAll('g.node circle.b-outline')].map(c => c.getBoundingClientRect())
    .map(c => ({x: c.x + c.width / 2, y: c.y + c.height / 2, r: c.width / 2}));
  const captions = [...document.querySelectorAll('g.relationship text')].filter(t => t.textContent).map(t => {
    const box = t.getBBox(), to = t.getScreenCTM();
    const points = [0, .25, .5, .75, 1].map(part =>
      new DOMPoint(box.x + part * box.width, box.y + box.height / 2).matrixTransform(to));
    return {text: t.textContent, points, height: box.height * Math.hypot(to.c, to.d)};
  });
  const near = (p, q, reach) => Math.hypot(p.x - q.x, p.y - q.y) < reach;
  return captions.filter(a => a.points.some(p => circles.some(c => near(p, c, c.r))
    || captions.some(b => b !== a && b.points.some(q => near(p, q, a.height * .7))))).map(a => a.text);
}"""


def ring(part: float) -> tuple[float, float]:
    """Go some part of the way around the ring, clockwise from its left end.

    Args:
        part: From 0 to 1.

    Returns:
        The point.

    Examples:
        >>> [round(length) for length in ring(0)] == [MIDDLE[0] - RING[0], MIDDLE[1]]
        True
    """
    angles = [math.tau * step / STEPS - math.pi for step in range(STEPS + 1)]
    points = [(MIDDLE[0] + RING[0] * math.cos(a), MIDDLE[1] + RING[1] * math.sin(a)) for a in angles]
    lengths = [0.0, *itertools.accumulate(math.dist(a, b) for a, b in itertools.pairwise(points))]
    return points[bisect.bisect_left(lengths, part * lengths[-1])]


class PictureError(FazhiError):
    """A picture that is not fit to be shown."""


def favourites() -> bytes:
    """Pack the saved questions as Browser takes them, in one archive.

    Returns:
        The bytes of a zip file.

    Examples:
        >>> "cooperation.cypher" in zipfile.ZipFile(io.BytesIO(favourites())).namelist()
        True
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted((data_dir("queries") / "browser").glob("*.cypher")):
            archive.writestr(path.name, path.read_text(encoding="utf-8"))
    return packed.getvalue()


def load_samples(server: Server) -> None:
    """Load the graph of the sample reports into a server."""
    with Neo4jStore(Neo4jSettings(server.url, server.user, server.password)) as store:
        store.constrain()
        paths = sorted(data_dir("samples").glob("*.txt"))
        store.load(graph_of(extract(path), region_table(), load_vocabulary()) for path in paths)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Start Chromium without a window."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=list(OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """A person in front of Neo4j Browser.

    Args:
        page: An empty page.
        output: Where the pictures go.
    """

    def __init__(self, page: Page, output: Path) -> None:
        self.page = page
        self.output = output

    def picture(self, name: str, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Take a picture of the page, or of its upper left part."""
        part: FloatRect = {"x": 0, "y": 0, "width": width, "height": height}
        self.page.screenshot(path=self.output / f"{name}.png", clip=part)

    def sign_in(self, server: Server) -> None:
        """Open Browser and sign in, with a picture before the button is pressed."""
        self.page.goto(f"{server.http_url}/browser/")
        self.page.get_by_test_id("username").fill(server.user)
        self.page.get_by_test_id("password").fill(server.password)
        # A banner slides in and pushes the form down.
        self.page.wait_for_timeout(2000)
        self.picture("sign-in", height=720)
        self.page.get_by_test_id("connect").click()
        self.page.get_by_test_id("disconnectedBanner").wait_for(state="detached")
        self.clear()

    def drop(self, name: str, content: bytes, kind: str) -> None:
        """Drop a file onto the page."""
        self.page.evaluate(DROP, [name, base64.b64encode(content).decode(), kind])
        self.page.wait_for_timeout(1500)

    def clear(self) -> None:
        """Close all frames."""
        self.run(":clear")
        self.page.wait_for_timeout(1000)

    def run(self, text: str) -> None:
        """Write into the editor and run it."""
        self.page.get_by_test_id("activeEditor").locator(".monaco-editor").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        self.page.get_by_test_id("editor-Run").click()

    def graph(self, question: str) -> None:
        """Ask a saved question and show its graph over the whole page."""
        self.clear()
        self.run((data_dir("queries") / "browser" / f"{question}.cypher").read_text(encoding="utf-8"))
        self.page.locator("g.node").first.wait_for()
        self.page.get_by_title("Fullscreen", exact=True).click()
        self.page.wait_for_timeout(SETTLING)
        self.page.get_by_label("zoom-to-fit").click()
        self.page.wait_for_timeout(1000)
        self.move_beside_the_panel()

    def move_beside_the_panel(self) -> None:
        """Drag the graph to the middle of what the panel at the right leaves free, small enough to fit there."""
        panel = self.page.get_by_test_id("vizInspector").bounding_box()
        assert panel is not None
        while self.page.evaluate(WIDEST) > panel["x"] - MARGIN:
            self.page.get_by_label("zoom-out").click()
            self.page.wait_for_timeout(500)
        self.page.mouse.move(*CORNER)
        self.page.mouse.down()
        self.page.mouse.move(CORNER[0] - panel["width"] / 2, CORNER[1], steps=5)
        self.page.mouse.up()
        self.page.wait_for_timeout(500)

    def spread(self) -> None:
        """Drag the nodes onto a ring around the one that the question is about, as a person would."""
        nodes = self.page.locator("g.node circle.b-outline")
        places = [box for box in (nodes.nth(i).bounding_box() for i in range(nodes.count())) if box]
        sizes = [box["width"] for box in places]
        angles = [
            math.atan2(box["y"] + box["width"] / 2 - MIDDLE[1], box["x"] + box["width"] / 2 - MIDDLE[0])
            for box in places
        ]
        self.drag(nodes.nth(0), *MIDDLE)
        around = sorted(range(1, len(places)), key=lambda i: angles[i])
        whole = sum(sizes[i] + GAP for i in around)
        before = 0.0
        for i in around:
            self.drag(nodes.nth(i), *ring((before + (sizes[i] + GAP) / 2) / whole))
            before += sizes[i] + GAP
        self.page.mouse.click(*CORNER)
        self.page.wait_for_timeout(SETTLING)

    def drag(self, node: Locator, x: float, y: float) -> None:
        """Drag a node by its middle to a point."""
        box = node.bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(x, y, steps=8)
        self.page.mouse.up()
        self.page.wait_for_timeout(300)

    def check(self, name: str) -> None:
        """Refuse a graph in which a caption of an edge lies under a node or another caption."""
        hidden: list[str] = self.page.evaluate(HIDDEN)
        if hidden:
            raise PictureError(f"{name}: captions that cannot be read: {', '.join(hidden)}", "spread the nodes")

    def click_edge(self, caption: str) -> None:
        """Click the first edge with a caption, so that its properties are shown."""
        edge = self.page.locator("g.relationship", has_text=caption).first
        edge.locator("path.overlay").click(force=True)
        self.page.wait_for_timeout(1000)

    def leave(self) -> None:
        """Go back from the whole page to the frames."""
        self.page.get_by_title("Close fullscreen").click()


def photographed(visit: Visit, server: Server) -> None:
    """Walk through Browser and take the pictures.

    Args:
        visit: Somebody in front of Browser.
        server: A server that holds the sample graph.
    """
    visit.sign_in(server)
    # Browser would otherwise draw more edges than were asked for, over the captions of those that were.
    visit.run(":config autoComplete: false")
    visit.clear()
    style = data_dir("queries") / "browser" / "fazhi.grass"
    visit.drop(style.name, style.read_bytes(), "text/plain")
    visit.clear()
    visit.drop("favourites.zip", favourites(), "application/zip")
    visit.page.get_by_test_id("navigationFavorites").click()
    visit.page.wait_for_timeout(1000)
    visit.picture("favourites", 360, 620)
    visit.page.get_by_test_id("navigationFavorites").click()
    visit.graph("region_neighbourhood")
    visit.spread()
    visit.check("region_neighbourhood")
    visit.picture("region_neighbourhood")
    visit.leave()
    visit.graph("mechanism_regions")
    visit.check("mechanism_regions")
    visit.picture("mechanism_regions")
    visit.click_edge("实施")
    visit.picture("edge_evidence")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words behind the program's name; None for those of this process.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(description="Take the pictures of docs/neo4j-browser.md.")
    parser.add_argument("--output", type=Path, default=OUTPUT, help=f"folder of the pictures; default {OUTPUT}")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser's program")
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    try:
        if options.chromium is None:
            raise ServerError("chromium: Chromium is not installed", "install it, such as the package chromium")
        with Server(settings=QUIET) as server, chromium(options.chromium) as browser:
            load_samples(server)
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=DENSITY, color_scheme="light"
            )
            photographed(Visit(page, options.output), server)
    except (FazhiError, Error) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
