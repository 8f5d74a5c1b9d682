// A laid out picture as SVG, in the classes that all pictures of the site have; and the lines of what is pointed at.
(() => {
	'use strict';
	const SPACE = document.querySelector('svg').namespaceURI;
	const { line } = window.eaf.explorerLayout;
	const ALWAYS = 80; // so many lines are drawn at once; where there are more, only those of the box in hand
	const [PLANNED, BUILDING, RETIRING, RETIRED] = ['planned', 'building', 'retiring', 'retired'];

	const tag = (name, attributes, ...children) => {
		const element = document.createElementNS(SPACE, name);
		Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
		element.append(...children);
		return element;
	};
	const word = (css, x, y, text) => tag('text', { class: `eaf-${css}`, x, y }, text);

	const signs = {
		3: ['M-3.3 -8 L3.3 -8 L8 -3.3 L8 3.3 L3.3 8 L-3.3 8 L-8 3.3 L-8 -3.3Z', 'error', 0],
		2: ['M0 -8 L8.8 7 L-8.8 7Z', 'warning', 1.5],
	};
	const sign = (worst, x, y) => {
		const [outline, tone, lower] = signs[worst];
		return tag(
			'g',
			{ transform: `translate(${x} ${y})` },
			tag('path', { class: `eaf-sign-${tone}`, d: outline }),
			tag('rect', { class: `eaf-on-${tone}`, x: -1, y: -4.5 + lower, width: 2, height: 5.5, rx: 1 }),
			tag('circle', { class: `eaf-on-${tone}`, cx: 0, cy: 3.4 + lower / 2, r: 1.2 }),
		);
	};

	const head = () => {
		const place = { id: 'ex-head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8 };
		const shape = tag('path', { class: 'eaf-head', d: 'M0 .5L7 4L0 7.5Z' });
		return tag('marker', { ...place, orient: 'auto', markerUnits: 'userSpaceOnUse' }, shape);
	};

	class Drawing {
		constructor(graph, words, base) {
			this.graph = graph;
			this.words = words;
			this.base = base;
		}

		// The SVG; `related` are the lines as [from key, to key, title, dashed, count], drawn at once where the picture is `joined`.
		draw(picture, related, label, joined) {
			const { width, height, frames, boxes } = picture;
			this.picture = picture;
			this.related = related;
			this.byKey = new Map(boxes.map((box) => [box.key, box]));
			this.layer = tag('g', { class: 'ex-wires' });
			this.nodes = new Map();
			const drawn = boxes.map((box) => {
				const node = box.members ? this.block(box) : this.element(box);
				this.nodes.set(box.key, node);
				return node;
			});
			this.svg = tag(
				'svg',
				{
					class: 'eaf-drawing',
					width,
					height,
					viewBox: `0 0 ${width} ${Math.max(height, 1)}`,
					role: 'group',
					'aria-label': label,
				},
				tag('defs', {}, head()),
				...frames.filter(({ bare }) => !bare).map((frame) => this.frame(frame)),
				this.layer,
				...frames.map((frame) => this.caption(frame)),
				...drawn,
			);
			this.always = related.filter(([from, to]) => !this.byKey.get(from).below && !this.byKey.get(to).below);
			this.all = joined && this.always.length <= ALWAYS;
			this.showLines('');
			return this.svg;
		}

		frame({ x, y, width, height }) {
			return tag('rect', { class: 'eaf-frame', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, rx: 8 });
		}

		caption({ x, y, width, title, note, wide, bare }) {
			const left = bare ? x : x + 12;
			const said = title.map((text, at) => word('section', left, y + (wide ? 27 : 24) + at * 18, text));
			const below = wide ? word('note', left, y + 27 + title.length * 18, note) : word('note', x + width - 12, y + 24, note);
			if (!wide) {
				below.setAttribute('text-anchor', 'end');
			}
			return tag('g', { class: bare ? 'eaf-caption eaf-caption-1' : 'eaf-caption' }, ...said, ...(note ? [below] : []));
		}

		element(box) {
			const { graph } = this;
			const { element } = box;
			const status = graph.status[element] ? graph.data.statuses[graph.status[element] - 1][0] : '';
			const border = [
				'eaf-box',
				graph.marks[element] & 2 ? 'eaf-external' : '',
				graph.marks[element] & 1 ? 'eaf-assumed' : '',
				[PLANNED, BUILDING].includes(status) ? 'eaf-planned' : '',
				[RETIRING, RETIRED].includes(status) ? 'eaf-removed' : '',
				box.central ? 'eaf-central' : '',
			];
			const node = this.node(box, 'a', this.words.spoken(box), border.filter(Boolean).join(' '));
			node.setAttribute('href', `${this.base}pt/${graph.id[element]}/`);
			if (graph.worst[element] > 1) {
				node.append(sign(graph.worst[element], box.x + box.width - 16, box.y + 17));
			}
			return node;
		}

		block(box) {
			const node = this.node(box, 'g', this.words.spoken(box), 'eaf-box');
			const { x, y, width, height } = box;
			node.classList.add('ex-block');
			node.setAttribute('role', 'button');
			node.setAttribute('aria-expanded', String(box.open));
			node.prepend(tag('rect', { class: 'eaf-box', x: x + 5.5, y: y + 4.5, width: width - 6, height: height - 1, rx: 6 }));
			const sign_ = tag('path', { class: 'ex-open', d: `M${x + width - 21} ${y + 17}h9${box.open ? '' : 'm-4.5 -4.5v9'}` });
			node.append(sign_);
			return node;
		}

		node(box, name, spoken, border) {
			const { x, y, width, height, area } = box;
			const [, , letter, hue] = area ? this.graph.data.architectures[area - 1] : ['', '', '', ''];
			const node = tag(name, { class: `ex-node${hue ? ` eaf-hue-${hue}` : ''}`, 'data-key': box.key, tabindex: -1 });
			node.append(
				tag('title', {}, spoken),
				tag('rect', { class: border, x: x + 0.5, y: y + 0.5, width: width - (box.members ? 6 : 1), height: height - (box.members ? 6 : 1), rx: 6 }),
			);
			if (letter) {
				const middle = word('letter', x + 19, y + 21.5, letter);
				middle.setAttribute('text-anchor', 'middle');
				node.append(tag('rect', { class: 'eaf-badge', x: x + 10, y: y + 8, width: 18, height: 18, rx: 4 }), middle);
			}
			node.append(word('type', x + (letter ? 34 : 12), y + 21, box.type));
			box.lines.forEach((text, at) => node.append(word('name', x + 12, y + 40 + at * 16, text)));
			return node;
		}

		// The lines: all where there are few, else those of the box in hand; the boxes at their ends stand out.
		showLines(key) {
			const own = key ? this.related.filter(([from, to]) => from === key || to === key) : [];
			const ends = new Set([key, ...own.flat()]);
			const drawn = this.all ? [...new Set([...this.always, ...own])] : own;
			this.layer.replaceChildren(...drawn.map((wire) => this.wire(wire, key && own.includes(wire))));
			this.svg.classList.toggle('ex-pointed', own.length > 0);
			this.nodes.forEach((node, each) => node.classList.toggle('ex-near', ends.has(each)));
		}

		wire([from, to, title, dashed, count], strong) {
			const [start, end] = [this.byKey.get(from), this.byKey.get(to)];
			const path = tag('path', {
				class: `eaf-wire${dashed ? ' eaf-dashed' : ''}${strong ? ' ex-strong' : ''}`,
				d: line(start, end, this.picture.kind),
				'marker-end': 'url(#ex-head)',
			});
			path.style.strokeWidth = String(Math.min(5, 1.3 + Math.log2(count) / 2));
			return tag('g', {}, tag('title', {}, title()), path);
		}

		// The box that shows an element or block: its own, else the closed block that holds it.
		holder(key, element) {
			const holds = ({ members, open }) => members && !open && members.includes(element);
			return this.nodes.has(key) ? key : (this.picture.boxes.find(holds)?.key ?? '');
		}

		mark(css, keys) {
			this.nodes.forEach((node, key) => node.classList.toggle(css, keys.has(key)));
		}

		// The box that lies nearest in a direction, for the arrow keys.
		neighbour(key, direction) {
			const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[direction];
			const from = this.byKey.get(key);
			const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
			const [x, y] = middle(from);
			let [best, least] = [null, Infinity];
			for (const box of this.picture.boxes) {
				const [u, v] = middle(box);
				const onwards = (u - x) * dx + (v - y) * dy;
				const aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
				const far = onwards + 3 * aside;
				if (box !== from && onwards > 1 && far < least) {
					[best, least] = [box.key, far];
				}
			}
			return best;
		}
	}

	window.eaf.ExplorerDrawing = Drawing;
})();
