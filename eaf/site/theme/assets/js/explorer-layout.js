// Where the boxes stand: bands, one above the other, or columns, one beside the other. Positions depend on the boxes and the width alone.
(() => {
	'use strict';
	const FACE = "'Be Vietnam Pro','Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";
	const NAME = `600 13px ${FACE}`;
	const TYPE = `400 12px ${FACE}`;
	const SECTION = `600 14px ${FACE}`;
	const [GAP, PAD, EDGE, HEIGHT, HEAD] = [10, 12, 12, 64, 30];
	const [WIDE, LABEL, LEAST, LEAST_NARROW] = [760, 150, 178, 148];
	const [LEAST_COLUMN, MOST_COLUMN] = [148, 250];
	const context = document.createElement('canvas').getContext('2d');
	const known = new Map();

	const widthOf = (text, face) => {
		context.font = face;
		return context.measureText(text).width;
	};

	const cut = (text, face, width) => {
		if (widthOf(text, face) <= width) {
			return text;
		}
		let [low, high] = [0, text.length];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			[low, high] = widthOf(`${text.slice(0, middle).trimEnd()}…`, face) <= width ? [middle, high] : [low, middle - 1];
		}
		return `${text.slice(0, low).trimEnd()}…`;
	};

	// The text in at most `most` lines; the last ends in an ellipsis where there is more.
	const lines = (text, face, width, most) => {
		const key = `${most}|${face}|${Math.round(width)}|${text}`;
		if (!known.has(key)) {
			const words = text.split(' ');
			const found = [];
			while (words.length && found.length < most - 1) {
				let line = words.shift();
				while (words.length && widthOf(`${line} ${words[0]}`, face) <= width) {
					line += ` ${words.shift()}`;
				}
				found.push(cut(line, face, width));
			}
			known.set(key, words.length ? [...found, cut(words.join(' '), face, width)] : found);
		}
		return known.get(key);
	};

	const place = (box, x, y, width, words) => ({
		...box,
		x,
		y,
		width,
		height: HEIGHT,
		lines: lines(words.name(box), NAME, width - 2 * EDGE, 2),
		type: cut(words.type(box), TYPE, width - 2 * EDGE - (box.area ? 22 : 0) - (words.worst(box) > 1 ? 20 : 0)),
	});

	// {width, height, frames, boxes}; each band is {title, note, boxes}.
	const bands = (wanted, width, words) => {
		const wide = width >= WIDE;
		const left = wide ? LABEL : PAD;
		const inner = width - left - PAD;
		const count = Math.max(1, Math.floor((inner + GAP) / ((wide ? LEAST : LEAST_NARROW) + GAP)));
		const own = Math.floor((inner - (count - 1) * GAP) / count);
		const frames = [];
		const boxes = [];
		let y = 0;
		for (const band of wanted) {
			const top = y + (wide ? PAD : HEAD + 8);
			band.boxes.forEach((box, at) => {
				boxes.push(place(box, left + (at % count) * (own + GAP), top + Math.floor(at / count) * (HEIGHT + GAP), own, words));
			});
			const rows = Math.max(1, Math.ceil(band.boxes.length / count));
			const title = wide ? lines(band.title, SECTION, LABEL - 2 * PAD, 3) : [cut(band.title, SECTION, width - 2 * PAD - 90)];
			const height = Math.max(top - y + rows * (HEIGHT + GAP) - GAP + PAD, wide ? 2 * PAD + 18 * title.length + 20 : 0);
			frames.push({ x: 0, y, width, height, title, note: band.note, wide });
			y += height + 8;
		}
		return { width, height: Math.max(0, y - 8), frames, boxes, kind: 'bands' };
	};

	// The same from columns, which stand side by side; their boxes are joined from left to right.
	const columns = (wanted, below, width, words) => {
		const gap = wanted.length > 4 ? 52 : 84;
		const gaps = (wanted.length - 1) * gap;
		const own = Math.max(LEAST_COLUMN, Math.min(MOST_COLUMN, Math.floor((width - 2 * PAD - gaps) / wanted.length)));
		const total = Math.max(width, wanted.length * own + gaps + 2 * PAD);
		const shift = (total - wanted.length * own - gaps) / 2;
		const tall = (band) => Math.max(0, band.boxes.length * (HEIGHT + GAP) - GAP);
		const most = Math.max(HEIGHT, ...wanted.map(tall));
		const frames = [];
		const boxes = [];
		wanted.forEach((column, at) => {
			const x = Math.round(shift + at * (own + gap));
			const top = HEAD + PAD + Math.min(240, Math.round((most - tall(column)) / 2));
			frames.push({ x, y: 0, width: own, height: HEAD, title: lines(column.title, SECTION, own + gap - 16, 1), note: '', bare: true });
			column.boxes.forEach((box, place_) => boxes.push(place(box, x, top + place_ * (HEIGHT + GAP), own, words)));
		});
		const height = HEAD + PAD + most + PAD;
		if (!below.length) {
			return { width: total, height, frames, boxes, kind: 'columns' };
		}
		const rest = bands(below, total, words);
		const moved = (each) => ({ ...each, y: each.y + height + PAD });
		return {
			width: total,
			height: height + PAD + rest.height,
			frames: [...frames, ...rest.frames.map(moved)],
			boxes: [...boxes, ...rest.boxes.map((box) => ({ ...moved(box), below: true }))],
			kind: 'columns',
		};
	};

	// A line between two boxes: from side to side in columns, else from the lower edge of the upper one.
	const line = (from, to, kind) => {
		const [left, right] = [(box) => box.x, (box) => box.x + box.width];
		const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
		const onwards = right(from) < left(to);
		if (kind === 'columns' && !from.below && !to.below && (onwards || right(to) < left(from))) {
			const [x, u] = onwards ? [right(from), left(to) - 1] : [left(from), right(to) + 1];
			const [y, v, half] = [middle(from)[1], middle(to)[1], (x + u) / 2];
			return `M${x} ${y}C${half} ${y} ${half} ${v} ${u} ${v}`;
		}
		const [x, u] = [middle(from)[0], middle(to)[0]];
		if (from.y === to.y) {
			return `M${x} ${from.y}C${x} ${from.y - 26} ${u} ${to.y - 26} ${u} ${to.y - 1}`;
		}
		const down = from.y < to.y;
		const [y, v] = down ? [from.y + from.height, to.y - 1] : [from.y, to.y + to.height + 1];
		const bend = Math.max(18, Math.min(90, Math.abs(v - y) / 2)) * (down ? 1 : -1);
		return `M${x} ${y}C${x} ${y + bend} ${u} ${v - bend} ${u} ${v}`;
	};

	window.eaf.explorerLayout = { bands, columns, line, NARROW: WIDE, faces: [NAME, TYPE, SECTION] };
})();
