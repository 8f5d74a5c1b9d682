"""From lanes to places on the sheet: how many boxes stand in a row, how high rows and gutters are, where lines bend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.lane_places import TRACK, Spacing, place_rows
from eaf.drawing.lane_rows import Rows, arrange
from eaf.drawing.scene import Frame, Part, Point, Rect, Wire
from eaf.drawing.sheet import Sheet, nothing_here
from eaf.drawing.tiles import FittedBox, fit, place, set_lines
from eaf.drawing.typefaces import NOTE, SECTION
from eaf.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.labels import Labels
    from eaf.drawing.lane_tracks import Tracks
    from eaf.viewing.shapes import Lane, Lanes, Line

GAP = 30.0
PAD = 12.0
_LABEL = 124.0
_LEAST_BOX = 160.0
_WIDEST_BOX = 216.0
_BETWEEN_LANES = 10.0
_BETWEEN_ROWS = 16.0
_FIRST_LEVEL = 13.0
_LEVEL = 9.0


@dataclass(frozen=True, slots=True)
class LanePlan:
    """The boxes in rows; ``left`` and ``width`` are those of the panels, ``x`` is relative to the boxes' area."""

    lanes: tuple[Lane, ...]
    lines: tuple[Line, ...]
    fitted: tuple[FittedBox, ...]
    rows: Rows
    lane_of: tuple[int, ...]
    x: dict[int, float]
    box_width: float
    left: float
    width: float

    @property
    def boxes_left(self) -> float:
        """Where the boxes' area begins."""
        return self.left + PAD + _LABEL

    def row_height(self, row: int) -> float:
        """The height of the highest box of a row."""
        heights = [self.fitted[place].height for place in self.rows.rows[row] if place < self.rows.boxes]
        return max(heights, default=NOTE.leading)


@dataclass(frozen=True, slots=True)
class _Split:
    """Lanes cut into rows of box numbers."""

    rows: tuple[tuple[int, ...], ...]
    lane_of: tuple[int, ...]


def plan_lanes(view: Lanes, sheet: Sheet, labels: Labels) -> LanePlan:
    """Every box's place: how many stand in a row and how wide they are is for the sheet to say, not for the view."""
    boxes = [box for lane in view.lanes for box in lane.boxes]
    room = sheet.inner_width - _LABEL - 2 * PAD
    columns = max(1, int((room + GAP) // (_LEAST_BOX + GAP)))
    box_width = min(_WIDEST_BOX, (room - GAP * (columns - 1)) / columns)
    split = _split(view.lanes, columns)
    rows = arrange(split.rows, _ends(view))
    x = place_rows(rows, Spacing(rows.boxes, box_width, GAP, room))
    width = max(
        room, max(x.values(), default=0.0) + TRACK, max((x[box] + box_width / 2 for box in range(rows.boxes)), default=0.0)
    )
    return LanePlan(
        lanes=view.lanes,
        lines=view.lines,
        fitted=tuple(fit(box, box_width, labels) for box in boxes),
        rows=rows,
        lane_of=split.lane_of,
        x=x,
        box_width=box_width,
        left=sheet.margin,
        width=width + _LABEL + 2 * PAD,
    )


def _ends(view: Lanes) -> list[tuple[int, int]]:
    numbers = {box.id: number for number, box in enumerate(box for lane in view.lanes for box in lane.boxes)}
    for line in view.lines:
        for end in (line.source, line.target):
            if end not in numbers:
                message = f"the line {line.source} -> {line.target} ends at {end}, which is in no lane"
                raise NotFoundError(message)
    return [(numbers[line.source], numbers[line.target]) for line in view.lines]


def _split(lanes: Sequence[Lane], columns: int) -> _Split:
    """Cut each lane into rows, each full but the last; a lane without boxes has one empty row."""
    rows: list[tuple[int, ...]] = []
    lane_of: list[int] = []
    first = 0
    for number, lane in enumerate(lanes):
        count = len(lane.boxes)
        for start in range(0, max(1, count), columns):
            rows.append(tuple(range(first + start, first + min(count, start + columns))))
            lane_of.append(number)
        first += count
    return _Split(tuple(rows), tuple(lane_of))


def place_lanes(plan: LanePlan, tracks: Tracks, top: float, labels: Labels) -> tuple[tuple[Part, ...], float]:
    """Panels, boxes and lines in their places, and where the last panel ends."""
    row_tops: list[float] = []
    parts: list[Part] = []
    y = top
    for number, lane in enumerate(plan.lanes):
        panel_top = y
        title = SECTION.lines(lane.title, _LABEL - PAD, 4)
        y += PAD
        own = [row for row, owner in enumerate(plan.lane_of) if owner == number]
        for row in own:
            row_tops.append(y)
            y += plan.row_height(row)
            y += 0.0 if row == own[-1] else max(_BETWEEN_ROWS, _needed(tracks.levels[row]))
        last = tracks.levels[own[-1]]
        is_lowest = number == len(plan.lanes) - 1
        lowest = y + (max(PAD, _needed(last)) if is_lowest else PAD)
        bottom = max(lowest, panel_top + 2 * PAD + len(title) * SECTION.leading)
        words = set_lines(title, plan.left + PAD, panel_top + PAD, SECTION)
        panel = Rect(plan.left, panel_top, plan.width, bottom - panel_top)
        parts.append(Frame(panel, lane.id, lane.title, words=words))
        if not lane.boxes:
            parts += nothing_here(plan.boxes_left, row_tops[-1], plan.width - _LABEL - 2 * PAD, labels)
        y = max(bottom + _BETWEEN_LANES, bottom - PAD + _needed(last) - PAD)
    parts += _tiles(plan, row_tops)
    parts += _wires(plan, tracks, row_tops)
    return tuple(parts), y - (_BETWEEN_LANES if plan.lanes else 0)


def _needed(levels: int) -> float:
    return 0.0 if levels == 0 else 2 * _FIRST_LEVEL + (levels - 1) * _LEVEL


def _tiles(plan: LanePlan, row_tops: Sequence[float]) -> Iterator[Part]:
    for row, row_top in zip(plan.rows.rows, row_tops, strict=True):
        boxes = [box for box in row if box < plan.rows.boxes]
        height = max((plan.fitted[box].height for box in boxes), default=0.0)
        for box in boxes:
            left = plan.boxes_left + plan.x[box] - plan.box_width / 2
            yield place(plan.fitted[box], Rect(left, row_top, plan.box_width, height))


def _wires(plan: LanePlan, tracks: Tracks, row_tops: Sequence[float]) -> Iterator[Wire]:
    reversed_lines = {chain.line for chain in plan.rows.chains if chain.reversed}
    for number, line in enumerate(plan.lines):
        points: list[Point] = []
        for gutter, crossing, level in tracks.steps[number]:
            upper = row_tops[gutter] + plan.row_height(gutter)
            lower = upper if crossing.back else row_tops[gutter + 1]
            across = upper + _FIRST_LEVEL + level * _LEVEL
            start, end = plan.boxes_left + crossing.start, plan.boxes_left + crossing.end
            points.append((start, upper))
            if not crossing.straight:
                points += ((start, across), (end, across))
            points.append((end, lower))
        ordered = points[::-1] if number in reversed_lines else points
        yield Wire(_joined(ordered), line.kind, line, _title(plan, line))


def _joined(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points that lie between two others on the same straight run."""
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _level(kept[-2], kept[-1], point):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)


def _level(one: Point, two: Point, three: Point) -> bool:
    return any(abs(one[axis] - two[axis]) < 1 and abs(two[axis] - three[axis]) < 1 for axis in (0, 1))


def _title(plan: LanePlan, line: Line) -> str:
    titles = {fitted.box.id: fitted.box.title for fitted in plan.fitted}
    return " — ".join(text for text in (titles[line.source], line.label, titles[line.target], line.note) if text)
