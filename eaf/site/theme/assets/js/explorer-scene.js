// From what is asked to what is to be seen: which elements, how far away, in which bands or columns, joined by which lines.
(() => {
	'use strict';
	const { ExplorerGroups: Groups, explorerLayout: layout, fill } = window.eaf;
	const [ALL, BAND, COLUMN] = [60, 6, 12]; // up to so many elements are drawn one by one: in all, in a band, in a column
	const BUDGET = 300;
	const NOBODY = '-';
	const DIMENSIONS = { loai: ['loai', 'chu-quan'], 'chu-quan': ['chu-quan', 'loai'], 'kien-truc': ['kien-truc', 'loai', 'chu-quan'] };

	class Scenes {
		constructor(graph, words) {
			this.graph = graph;
			this.words = words;
			const { types, architectures } = graph.data;
			const place = (list, keys, none) => ({
				keyOf: (element) => (keys[element] ? list[keys[element] - 1][0] : NOBODY),
				nameOf: (key) => list.find(([id]) => id === key)?.[1] ?? none,
			});
			this.dimensions = {
				loai: { keyOf: (element) => types[graph.type[element]][0], nameOf: (key) => types.find(([id]) => id === key)[1] },
				'kien-truc': place(architectures, graph.architecture, words.no_architecture),
				'chu-quan': {
					keyOf: (element) => (graph.owner[element] ? graph.id[graph.owner[element] - 1] : NOBODY),
					nameOf: (key) => (graph.number.has(key) ? graph.name[graph.number.get(key)] : words.no_owner),
				},
			};
		}

		// {elements, distance, picture, related, said, closed}; `closed` are open blocks that the budget has no room for.
		scene(state, there, mask, width) {
			const asked = this.ask(state, there, mask);
			let open = state.open;
			let found = this.boxes(asked, state, open, width);
			while (found.count > BUDGET && open.length > 1) {
				open = open.slice(1);
				found = this.boxes(asked, state, open, width);
			}
			const picture = found.make();
			return { ...asked, picture, open, joined: found.joined, related: this.related(picture, asked, there) };
		}

		ask(state, there, mask) {
			const { graph, words } = this;
			const number = (id) => graph.number.get(id) ?? -1;
			const [element, end] = [number(state.element), number(state.end)];
			const inside = (each) => there.elements[each] && mask[each];
			const everything = Array.from({ length: graph.size }, (_, each) => each);
			if (state.view === 'tong-the') {
				const elements = everything.filter(inside);
				return { elements, central: [], said: fill(words.said_all, { count: elements.length }) };
			}
			const nothing = (said) => ({ elements: [], central: [], said });
			if (element < 0) {
				return nothing(state.element ? fill(words.said_unknown, { id: state.element }) : words.said_choose);
			}
			if (!there.elements[element]) {
				return nothing(fill(words.said_absent, { name: graph.name[element] }));
			}
			if (state.view === 'duong-di') {
				return this.askPath(state, element, end, there, nothing);
			}
			return state.view === 'anh-huong' ? this.askImpact(state, element, there, inside) : this.askNear(state, element, there, inside);
		}

		askImpact(state, element, there, inside) {
			const { graph, words } = this;
			const sides = { len: ['up'], xuong: ['down'], 'ca-hai': ['up', 'down'] }[state.way];
			const distance = new Int32Array(graph.size).fill(-1);
			sides.forEach((side) => graph.distances([element], [side], there).forEach((far, each) => {
				if (far >= 0 && (distance[each] < 0 || far < distance[each])) {
					distance[each] = far;
				}
			}));
			const elements = [];
			let direct = 0;
			distance.forEach((far, each) => {
				if (far > 0 && inside(each)) {
					elements.push(each);
					direct += far === 1 ? 1 : 0;
				}
			});
			const said = { len: words.said_up, xuong: words.said_down, 'ca-hai': words.said_both }[state.way];
			return { elements, distance, central: [element], said: fill(said, { name: graph.name[element], count: elements.length, direct }), sums: true };
		}

		askNear(state, element, there, inside) {
			const { graph, words } = this;
			const levels = Array.from({ length: 2 * state.steps + 1 }, () => []);
			levels[state.steps] = [element];
			const up = graph.distances([element], ['up'], there, state.steps);
			const down = graph.distances([element], ['down'], there, state.steps);
			const distance = new Int32Array(graph.size).fill(-1);
			distance[element] = 0;
			for (let each = 0; each < graph.size; each++) {
				if (each === element || !inside(each) || (up[each] < 0 && down[each] < 0)) {
					continue;
				}
				const left = up[each] > 0 && (down[each] < 0 || up[each] <= down[each]);
				distance[each] = left ? up[each] : down[each];
				levels[state.steps + (left ? -up[each] : down[each])].push(each);
			}
			const others = new Set(graph.steps(element, ['out', 'in'], there).map(([other]) => other));
			const peers = [...others].filter((each) => each !== element && inside(each) && distance[each] < 0).sort((left, right) => left - right);
			peers.forEach((each) => (distance[each] = 1));
			const titles = levels.map((_, at) => {
				const far = Math.abs(at - state.steps);
				const side = at < state.steps ? words.dependents : words.dependencies;
				return far > 1 ? fill(words.steps, { count: far }) : far ? side : '';
			});
			const elements = [...levels.flat().filter((each) => each !== element), ...peers];
			const said = fill(words.said_near, { name: graph.name[element], count: elements.length, peers: peers.length });
			return { elements, distance, central: [element], levels, titles, peers, said };
		}

		askPath(state, element, end, there, nothing) {
			const { graph, words } = this;
			if (end < 0) {
				return nothing(state.end ? fill(words.said_unknown, { id: state.end }) : words.said_choose_end);
			}
			if (!there.elements[end]) {
				return nothing(fill(words.said_absent, { name: graph.name[end] }));
			}
			const way = { 'bat-ky': 'any', 'quan-he': 'along', 'phu-thuoc': 'depends' }[state.way];
			const { length, levels, count } = graph.paths(element, end, way, there);
			const names = { from: graph.name[element], to: graph.name[end] };
			if (length < 0) {
				return nothing(fill(words.said_no_path, names));
			}
			const distance = new Int32Array(graph.size).fill(-1);
			levels.forEach((level, at) => level.forEach((each) => (distance[each] = at)));
			const titles = levels.map((_, at) => (at === 0 ? words.from : at === length ? words.to : fill(words.step, { step: at })));
			return { elements: levels.flat(), distance, central: [element, end], levels, titles, peers: [], said: fill(words.said_path, { ...names, length, count }), arrows: way !== 'depends' };
		}

		// The boxes, and how the picture is made of them.
		boxes(asked, state, open, width) {
			const groups = new Groups(this.graph, this.dimensions, new Set(open));
			const dimensions = DIMENSIONS[state.grouping];
			const mark = (box) => (asked.central.includes(box.element) ? { ...box, central: true } : box);
			const words = this.boxWords(asked);
			const level = (elements, at) => groups.boxes(elements, `cot-${at}`, dimensions, COLUMN).map(mark);
			if (asked.levels) {
				const columns = asked.levels.map((elements, at) => ({ title: asked.titles[at], boxes: level(elements, at), note: '' }));
				const below = asked.peers.length ? [{ title: this.words.peers, note: '', boxes: level(asked.peers, 'khac') }] : [];
				const shown = columns.filter(({ boxes }) => boxes.length);
				const narrow = width < layout.NARROW;
				const joined = !narrow || shown.every(({ boxes }) => boxes.length <= 2);
				const count = [...columns, ...below].reduce((sum, { boxes }) => sum + boxes.length, 0);
				const make = () => (narrow ? layout.bands([...shown.map((column) => ({ ...column, title: column.title || this.words.centre })), ...below], width, words) : layout.columns(shown, below, width, words));
				return { count, make, joined };
			}
			const wanted = this.bands([...asked.central, ...asked.elements], groups, dimensions, mark);
			return { count: wanted.reduce((sum, { boxes }) => sum + boxes.length, 0), make: () => layout.bands(wanted, width, words) };
		}

		bands(elements, groups, dimensions, mark) {
			const { graph, words } = this;
			const layers = [...graph.data.layers.map(([id, name], at) => [at + 1, id, name]), [0, NOBODY, words.no_layer]];
			const few = elements.length <= ALL ? ALL : BAND;
			const byLayer = layers.map(() => []);
			elements.forEach((each) => byLayer[graph.layer[each]].push(each));
			return layers.flatMap(([number, id, title]) => {
				const inside = byLayer[number];
				if (!inside.length) {
					return [];
				}
				const note = fill(words.elements, { count: inside.length });
				return [{ title, note, boxes: groups.boxes(inside, id, dimensions, few).map(mark) }];
			});
		}

		boxWords(asked) {
			const { graph, words } = this;
			const far = (element) => (asked.distance && asked.sums && asked.distance[element] > 0 ? ` · ${fill(words.steps, { count: asked.distance[element] })}` : '');
			return {
				name: (box) => (box.members ? box.name : graph.name[box.element]),
				type: (box) => (box.members ? fill(words.elements, { count: box.members.length }) : graph.data.types[graph.type[box.element]][1] + far(box.element)),
				worst: (box) => (box.members ? 2 : graph.worst[box.element]),
			};
		}

		// The relationships between the boxes: [from key, to key, what says them, whether none is a dependency, how many].
		related(picture, asked, there) {
			const { graph } = this;
			const box = new Array(graph.size);
			picture.boxes.forEach((each) => (each.members ? !each.open && each.members.forEach((one) => (box[one] = each.key)) : (box[each.element] = each.key)));
			const levelOf = new Map((asked.levels ?? []).flatMap((level, at) => level.map((each) => [each, at])));
			const found = new Map();
			for (let each = 0; each < graph.count; each++) {
				const turned = graph.carries[each] && !asked.arrows;
				const [from, to] = turned ? [graph.dependent[each], graph.dependency[each]] : [graph.source[each], graph.target[each]];
				if (!there.relationships[each] || !box[from] || !box[to] || box[from] === box[to] || !this.joins(levelOf, asked, from, to)) {
					continue;
				}
				const key = `${box[from]} ${box[to]}`;
				const known = found.get(key) ?? found.set(key, [box[from], box[to], [], true, 0]).get(key);
				known[2].push(each);
				known[3] &&= !graph.carries[each];
				known[4]++;
			}
			return [...found.values()].map(([from, to, all, dashed, count]) => [from, to, () => this.title(all), dashed, count]);
		}

		// In columns only neighbouring ones are joined, and what stands below only with the centre.
		joins(levels, asked, from, to) {
			if (!asked.levels) {
				return true;
			}
			const [one, other] = [levels.get(from), levels.get(to)];
			return one === undefined || other === undefined ? asked.central.includes(from) || asked.central.includes(to) : Math.abs(one - other) === 1;
		}

		title(relationships) {
			const { graph, words } = this;
			const said = relationships.slice(0, 5).map((each) => {
				const verb = graph.data.kinds[graph.kind[each]][1];
				return `${graph.name[graph.source[each]]} ${graph.names.get(each) ?? verb} ${graph.name[graph.target[each]]}`;
			});
			const rest = relationships.length - said.length;
			return [...said, ...(rest ? [fill(words.more, { count: rest })] : [])].join('\n');
		}
	}

	window.eaf.ExplorerScenes = Scenes;
})();
