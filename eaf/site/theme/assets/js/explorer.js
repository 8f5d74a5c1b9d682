// The explorer: reads its address, draws what it says, and writes there what the reader does.
(() => {
	'use strict';
	const { ExplorerGraph, ExplorerGroups: Groups, ExplorerScenes, ExplorerDrawing, ExplorerDetails, explorerState, explorerFields, explorerLayout, fill, fold, make } = window.eaf;
	const root = document.querySelector('[data-explorer]');
	const words = JSON.parse(root.dataset.words);
	const part = (name) => root.querySelector(`[data-part="${name}"]`);
	const say = (text) => (part('said').textContent = text);
	const SEVERITIES = ['-', 'note', 'warning', 'error'];

	class Explorer {
		constructor(data) {
			this.graph = new ExplorerGraph(data);
			this.scenes = new ExplorerScenes(this.graph, words);
			this.details = new ExplorerDetails(root, words, this.graph, (element) => this.point(this.graph.id[element]));
			this.drawing = new ExplorerDrawing(this.graph, { spoken: (box) => this.spoken(box) }, root.dataset.base);
			this.frame = root.querySelector('.picture-frame');
			this.finders();
			this.filters();
			this.controls();
			this.picture();
			this.read();
		}

		read() {
			this.state = explorerState.read(location.hash);
			this.show();
		}

		// The reader's doing: a new state, in the address and on the screen. `step` makes it one to go back from.
		go(change, step = false) {
			const view = change.view ?? this.state.view;
			const usual = view === this.state.view ? {} : { way: '', open: [] };
			this.state = explorerState.normal({ ...this.state, ...usual, ...change });
			history[step ? 'pushState' : 'replaceState'](null, '', explorerState.write(this.state));
			this.show();
		}

		show() {
			const { state, graph } = this;
			const stop = graph.data.stops.find(([, , , , date]) => date === state.day);
			this.there = this.days.get(state.day) ?? graph.at(stop ? stop[0] : null);
			this.days.set(state.day, this.there);
			this.mask = this.masked();
			this.wide = this.frame.clientWidth;
			const scene = this.scenes.scene(state, this.there, this.mask, this.wide);
			if (scene.open.length < state.open.length) {
				state.open = scene.open;
				history.replaceState(null, '', explorerState.write(state));
			}
			this.scene = scene;
			this.draw();
			this.showControls();
			this.about();
			const summed = scene.elements.length && (scene.sums || (state.view === 'tong-the' && !state.chosen));
			part('sums').hidden = !summed;
			if (summed) {
				this.details.sums(part('sums'), scene.elements, scene.distance);
			}
			part('list-head').hidden = !scene.elements.length;
			this.details.list(part('list'), scene.elements, scene.distance);
			say(scene.said);
		}

		draw() {
			const { scene, state, frame } = this;
			const held = frame.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
			const nothing = !scene.picture.boxes.length;
			const svg = this.drawing.draw(scene.picture, scene.related, scene.said, scene.joined);
			if (nothing) {
				frame.replaceChildren(make('p', 'ex-nothing', state.view === 'tong-the' ? words.nothing : scene.said));
				return;
			}
			frame.replaceChildren(svg);
			this.zoom ??= window.eaf.lively(root.querySelector('.picture'));
			this.zoom.redo();
			this.middle();
			const first = this.held || (scene.picture.boxes.find(({ central }) => central)?.key ?? scene.picture.boxes[0].key);
			this.drawing.nodes.get(held && this.drawing.nodes.has(held) ? held : first).setAttribute('tabindex', '0');
			if (held) {
				(this.drawing.nodes.get(held) ?? this.drawing.nodes.get(first)).focus({ preventScroll: true });
			}
			this.light();
		}

		// A picture that is wider than its place shows its centre first.
		middle() {
			const { view, element, steps } = this.state;
			const subject = [view, element, steps].join(' ');
			const centre = this.scene.picture.boxes.find(({ central }) => central);
			if (centre && subject !== this.subject && view === 'lan-can') {
				const ratio = this.frame.scrollWidth / this.scene.picture.width;
				this.frame.scrollTo({ left: (centre.x + centre.width / 2) * ratio - this.frame.clientWidth / 2, behavior: 'instant' });
			}
			this.subject = subject;
		}

		// The box of what is chosen.
		get held() {
			const { chosen } = this.state;
			return chosen ? this.drawing.holder(chosen, this.graph.number.get(chosen)) : '';
		}

		light() {
			this.drawing.mark('ex-chosen', new Set([this.held]));
			this.drawing.showLines(this.held);
		}

		// What stands in the address as chosen: an element, or a block of the picture.
		about() {
			const { state, graph, scene } = this;
			const block = scene.picture.boxes.find(({ key, members }) => members && key === state.chosen);
			if (block) {
				const act = [block.open ? words.close_block : words.open_block, () => this.toggle(block)];
				this.details.about(part('about'), { members: block.members, name: block.name, acts: [act] });
				return;
			}
			const id = graph.number.has(state.chosen) ? state.chosen : state.element;
			const element = graph.number.get(id);
			const acts = [
				[words.open_page, `${root.dataset.base}pt/${id}/`],
				[words.show_near, () => this.go({ view: 'lan-can', element: id, chosen: '' }, true)],
				[words.show_impact, () => this.go({ view: 'anh-huong', element: id, chosen: '' }, true)],
				[words.show_path, () => this.go({ view: 'duong-di', element: id, end: state.element === id ? state.end : '', chosen: '' }, true)],
				...(state.view === 'duong-di' && state.element && id !== state.element ? [[words.show_path_to, () => this.go({ end: id, chosen: '' }, true)]] : []),
			];
			this.details.about(part('about'), element === undefined ? null : { element, there: this.there, acts });
		}

		spoken(box) {
			const { graph } = this;
			if (box.members) {
				return `${box.name}, ${fill(words.elements, { count: box.members.length })}`;
			}
			const said = [graph.name[box.element], box.type];
			const status = graph.status[box.element];
			const extra = [status ? graph.data.statuses[status - 1][1] : '', graph.marks[box.element] & 1 ? words.assumed : '', graph.worst[box.element] ? words[SEVERITIES[graph.worst[box.element]]] : ''];
			return [...said, ...extra.filter(Boolean)].join(', ');
		}

		// Choosing by words: straight to the element, whatever is shown.
		point(id) {
			this.go({ chosen: id });
		}

		centre(id) {
			const { view } = this.state;
			this.go({ view: view === 'tong-the' || view === 'duong-di' ? 'lan-can' : view, element: id, chosen: '' }, true);
		}

		toggle({ key, open }) {
			const others = this.state.open.filter((each) => each !== key && !each.startsWith(`${key}/`));
			this.go({ open: open ? others : [...others, key], chosen: key });
		}

		picture() {
			const { frame } = this;
			const keyOf = (event) => event.target.closest('[data-key]')?.dataset.key;
			const boxOf = (key) => this.scene.picture.boxes.find((box) => box.key === key);
			const act = (key) => {
				const box = boxOf(key);
				if (box.members) {
					this.toggle(box);
				} else if (this.state.chosen === key) {
					this.centre(key);
				} else {
					this.point(key);
				}
			};
			frame.addEventListener('click', (event) => {
				const key = keyOf(event);
				if (key && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
					event.preventDefault();
					frame.querySelector(`[data-key="${CSS.escape(key)}"]`).focus({ preventScroll: true });
					act(key);
				}
			});
			frame.addEventListener('keydown', (event) => {
				const key = keyOf(event);
				if (!key || event.ctrlKey || event.metaKey || event.altKey) {
					return;
				}
				if (event.key.startsWith('Arrow')) {
					event.preventDefault();
					const next = this.drawing.neighbour(key, event.key);
					if (next) {
						this.drawing.nodes.get(key).setAttribute('tabindex', '-1');
						this.drawing.nodes.get(next).setAttribute('tabindex', '0');
						this.drawing.nodes.get(next).focus();
					}
				} else if (event.key === 'Enter' || event.key === ' ') {
					event.preventDefault();
					act(key);
				} else if (event.key === 'Escape') {
					this.go({ chosen: '' });
				}
			});
			const pointed = (event) => this.drawing.showLines(keyOf(event) ?? this.held);
			frame.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && pointed(event));
			frame.addEventListener('pointerleave', () => this.light());
			frame.addEventListener('focusin', pointed);
			new ResizeObserver(() => {
				if (Math.abs(frame.clientWidth - this.wide) > 1 && frame.clientWidth) {
					this.show();
				}
			}).observe(frame);
		}

		finders() {
			const search = async (query) => (await this.index()).search(query).entries.map((entry) => entry.id);
			(window.requestIdleCallback ?? setTimeout)(() => this.index());
			const finder = (name, chosen, found) => new explorerFields.Finder(part(name), words, this.graph, { search, chosen, found });
			this.fields = {
				find: finder('find', (element) => this.centre(this.graph.id[element]), (elements, query) => this.highlight(elements, query)),
				from: finder('from', (element) => this.go({ element: this.graph.id[element], chosen: '' }, true)),
				to: finder('to', (element) => this.go({ end: this.graph.id[element], chosen: '' }, true)),
			};
		}

		index() {
			const { data, id, name, other, type } = this.graph;
			this.engine ??= window.eaf.searchEngineOver(root.dataset.shared, {
				kinds: data.types.map(([, said]) => said),
				entries: id.map((own, at) => [own, name[at], type[at], '', own, fold(name[at]), fold(other[at]), fold(own)]),
			});
			return this.engine;
		}

		// Boxes that hold what is searched for stand out while the reader types.
		highlight(elements, query) {
			const keys = new Set(elements.map((element) => this.graph.id[element]));
			const inside = new Set(elements);
			this.scene.picture.boxes.forEach((box) => box.members?.some((each) => inside.has(each)) && keys.add(box.key));
			this.drawing.svg.classList.toggle('ex-searched', Boolean(query));
			this.drawing.mark('ex-found', keys);
		}

		filters() {
			const { graph } = this;
			const { types, layers, architectures, statuses } = graph.data;
			const owners = new Groups(graph).sorted([...new Set(graph.owner)].filter(Boolean).map((owner) => owner - 1));
			const places = new Map(owners.map((owner, at) => [owner + 1, at + 1]));
			this.keys = {
				loai: { values: types, keys: graph.type.map((type) => type + 1) },
				lop: { values: layers, keys: graph.layer, none: words.no_layer },
				'kien-truc': { values: architectures, keys: graph.architecture, none: words.no_architecture },
				'chu-quan': { values: owners.map((owner) => [graph.id[owner], graph.name[owner]]), keys: graph.owner.map((owner) => places.get(owner) ?? 0), none: words.no_owner },
				'trang-thai': { values: statuses, keys: graph.status, none: words.no_status },
				'phat-hien': { values: SEVERITIES.slice(1).map((id) => [id, words[id]]).reverse(), keys: graph.worst.map((worst) => (worst ? SEVERITIES.length - worst : 0)), none: words.no_finding },
			};
			this.ticks = new Map(Object.entries(this.keys).map(([facet, { values, keys, none }]) => {
				const counts = new Uint32Array(values.length + 1);
				keys.forEach((key) => counts[key]++);
				const rows = values.map(([id, name], at) => [id, name, counts[at + 1]]).filter(([, , count]) => count);
				const all = none && counts[0] ? [...rows, ['-', none, counts[0]]] : rows;
				const changed = (ticked) => this.go({ filters: { ...this.state.filters, [facet]: ticked } });
				return [facet, new explorerFields.Filter(part(`filter-${facet}`), words, all, changed)];
			}));
		}

		masked() {
			const mask = new Uint8Array(this.graph.size).fill(1);
			Object.entries(this.state.filters).forEach(([facet, ticked]) => {
				if (!ticked.length) {
					return;
				}
				const { values, keys } = this.keys[facet];
				const wanted = new Uint8Array(values.length + 1);
				wanted[0] = ticked.includes('-') ? 1 : 0;
				values.forEach(([id], at) => (wanted[at + 1] = ticked.includes(id) ? 1 : 0));
				keys.forEach((key, element) => (mask[element] &= wanted[key]));
			});
			return mask;
		}

		controls() {
			const { graph } = this;
			this.days = new Map();
			graph.data.stops.forEach((stop) => stop.push(new Date(stop[0] * 864e5).toISOString().slice(0, 10)));
			root.addEventListener('change', ({ target }) => {
				if (['view', 'way', 'grouping', 'steps'].includes(target.name)) {
					this.go({ [target.name]: target.value }, target.name === 'view');
				}
			});
			this.slider = part('day').querySelector('input');
			this.slider.max = String(graph.data.stops.length);
			this.slider.addEventListener('input', () => this.go({ day: graph.data.stops[Number(this.slider.value) - 1]?.[4] ?? '' }));
			part('swap').addEventListener('click', () => this.go({ element: this.state.end, end: this.state.element, chosen: '' }, true));
			part('clear').addEventListener('click', () => this.go({ filters: {}, day: '' }));
			part('copy').addEventListener('click', () => this.copy());
			part('print').addEventListener('click', () => print());
			part('file').addEventListener('click', () => this.save());
			root.addEventListener('submit', (event) => event.preventDefault());
			addEventListener('popstate', () => this.read());
		}

		showControls() {
			const { state, graph } = this;
			root.dataset.view = state.view;
			document.querySelectorAll('.languages a').forEach((link) => (link.hash = location.hash));
			root.toggleAttribute('data-chosen', Boolean(state.chosen));
			const check = (name, value) => root.querySelectorAll(`[name="${name}"]`).forEach((input) => (input.type === 'radio' ? (input.checked = input.value === value) : (input.value = value)));
			check('view', state.view);
			check('steps', String(state.steps));
			check('grouping', state.grouping);
			root.querySelectorAll('[name="way"]').forEach((input) => (input.checked = input.value === state.way));
			const at = graph.data.stops.findIndex(([, , , , date]) => date === state.day) + 1;
			this.slider.value = String(at);
			const [, date, id, name] = at ? graph.data.stops[at - 1] : ['', '', '', words.every_day];
			const said = id || !at ? name : words.today;
			part('day').querySelector('output').value = date ? `${said} (${date})` : said;
			this.slider.setAttribute('aria-valuetext', said);
			this.ticks.forEach((ticks, facet) => ticks.show(state.filters[facet]));
			part('clear').hidden = !state.day && !Object.values(state.filters).some((ticked) => ticked.length);
			const name_ = (own) => (graph.number.has(own) ? graph.name[graph.number.get(own)] : own);
			this.fields.from.settle(name_(state.element));
			this.fields.to.settle(name_(state.end));
			if (document.activeElement !== this.fields.find.field) {
				this.fields.find.settle(['lan-can', 'anh-huong'].includes(state.view) ? name_(state.element) : '');
			}
		}

		async copy() {
			try {
				await navigator.clipboard.writeText(location.href);
				say(words.copied);
			} catch {
				say(fill(words.not_copied, { address: location.href }));
			}
		}

		save() {
			const file = new Blob([this.details.file(this.scene.elements, this.scene.distance)], { type: 'text/csv' });
			const link = document.createElement('a');
			link.href = URL.createObjectURL(file);
			link.download = 'kham-pha.csv';
			link.click();
			setTimeout(() => URL.revokeObjectURL(link.href), 1000);
		}
	}

	const start = async () => {
		if (!window.EAF_GRAPH) {
			say(words.failed);
			return;
		}
		await Promise.all(explorerLayout.faces.map((face) => document.fonts.load(face, 'Aạệ')));
		root.hidden = false;
		window.eaf.explorer = new Explorer(window.EAF_GRAPH);
	};
	start();
})();
