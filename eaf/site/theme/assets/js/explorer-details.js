// Beside and below the picture, in words: what is chosen, sums by layer and owner, and all that the picture holds as a table.
(() => {
	'use strict';
	const { fill, make } = window.eaf;
	const [SHOWN, ROWS] = [8, 100];
	const SEVERITIES = ['', 'note', 'warning', 'error'];

	const button = (css, text, act) => {
		const made = make('button', css, text);
		made.type = 'button';
		made.addEventListener('click', act);
		return made;
	};

	// The first of many, and a button for the rest.
	const some = (items, words, shown = SHOWN) => {
		const list = make('ul', '', ...items.slice(0, shown).map((item) => make('li', '', item)));
		if (items.length > shown) {
			const more = make('li', '', button('ex-word', fill(words.more, { count: items.length - shown }), () => {
				more.replaceWith(...items.slice(shown).map((item) => make('li', '', item)));
			}));
			list.append(more);
		}
		return list;
	};

	class Details {
		constructor(root, words, graph, choose) {
			Object.assign(this, { root, words, graph, choose });
			this.base = root.dataset.base;
		}

		page(element) {
			const link = make('a', '', this.graph.name[element]);
			link.href = `${this.base}pt/${this.graph.id[element]}/`;
			return link;
		}

		word(element) {
			return button('ex-word', this.graph.name[element], () => this.choose(element));
		}

		named(list, number) {
			const rows = this.graph.data[list];
			return number ? rows[number - 1][1] : '';
		}

		layer(element) {
			return this.named('layers', this.graph.layer[element]) || this.words.no_layer;
		}

		// What is chosen: {element, there, acts} or {members, name, acts}.
		about(place, chosen) {
			if (!chosen) {
				place.replaceChildren(make('p', 'ex-hint', this.words.hint));
			} else if (chosen.members) {
				this.aboutBlock(place, chosen);
			} else {
				this.aboutElement(place, chosen);
			}
		}

		aboutBlock(place, { members, name, acts }) {
			const count = make('p', 'ex-kind', fill(this.words.elements, { count: members.length }));
			place.replaceChildren(count, make('h2', '', name), this.acts(acts), some(members.map((each) => this.word(each)), this.words));
		}

		aboutElement(place, { element, there, acts }) {
			const { graph, words } = this;
			const title = make('h2', '', this.page(element));
			const parts = [make('p', 'ex-kind', graph.data.types[graph.type[element]][1]), title];
			if (graph.other[element]) {
				parts.push(make('p', 'ex-other', graph.other[element]));
			}
			parts.push(this.acts(acts), this.facts(element), ...this.relationships(element, there));
			if (!there.elements[element]) {
				parts.splice(1, 0, make('p', 'ex-missing', words.not_there));
			}
			place.replaceChildren(...parts);
		}

		acts(acts) {
			return make('p', 'ex-acts', ...acts.map(([text, act]) => (typeof act === 'string' ? this.link(text, act) : button('', text, act))));
		}

		link(text, address) {
			const link = make('a', '', text);
			link.href = address;
			return link;
		}

		facts(element) {
			const { graph, words } = this;
			const owner = graph.owner[element];
			const rows = [
				[words.id, make('code', '', graph.id[element])],
				[words.layer, this.layer(element)],
				[words.owner, owner ? this.word(owner - 1) : ''],
				[words.status, this.named('statuses', graph.status[element])],
				[words.confidence, graph.marks[element] & 1 ? words.assumed : ''],
				[words.worst, graph.worst[element] ? words[SEVERITIES[graph.worst[element]]] : ''],
			];
			return make('dl', 'ex-facts', ...rows.filter(([, said]) => said).flatMap(([name, said]) => [make('dt', '', name), make('dd', '', said)]));
		}

		relationships(element, there) {
			const { graph, words } = this;
			const groups = new Map();
			const put = (verb, other, relationship) => {
				const said = graph.names.get(relationship);
				const item = said ? make('span', '', this.word(other), ' ', make('small', '', said)) : this.word(other);
				groups.set(verb, [...(groups.get(verb) ?? []), item]);
			};
			graph.steps(element, ['out'], there).forEach(([other, each]) => put(graph.data.kinds[graph.kind[each]][1], other, each));
			graph.steps(element, ['in'], there).forEach(([other, each]) => put(graph.data.kinds[graph.kind[each]][2], other, each));
			const said = [...groups].map(([verb, items]) => make('div', 'ex-verb', make('h3', '', `${verb} `, make('small', '', String(items.length))), some(items, words)));
			return said.length ? said : [make('p', 'ex-hint', words.no_relationship)];
		}

		// How many of the elements stand in each layer and belong to each owner; where they are at a distance, direct and indirect.
		sums(place, elements, distance) {
			const { graph, words } = this;
			const tables = [
				[words.by_layer, graph.data.layers.map(([, name]) => name), words.no_layer, graph.layer],
				[words.by_owner, null, words.no_owner, graph.owner],
			].map(([title, names, none, keys]) => {
				const rows = new Map();
				for (const element of elements) {
					const row = rows.get(keys[element]) ?? [0, 0];
					row[distance?.[element] > 1 ? 1 : 0]++;
					rows.set(keys[element], row);
				}
				const ordered = [...rows].sort(([one, left], [other, right]) => (names ? (one || 999) - (other || 999) : right[0] + right[1] - left[0] - left[1] || one - other));
				const said = ordered.map(([key, [near, far]]) => [key ? (names ? names[key - 1] : graph.name[key - 1]) : none, ...(distance ? [near, far] : []), near + far]);
				return this.sumTable([title, ...(distance ? [words.direct, words.indirect] : []), words.all_of], said);
			});
			place.replaceChildren(...tables);
		}

		sumTable(columns, rows) {
			const { words } = this;
			const body = make('tbody', '', ...rows.slice(0, SHOWN).map((row) => this.row('td', row)));
			const head = make('thead', '', this.row('th', columns));
			const table = make('table', 'ex-sums', head, body);
			const all = button('ex-word', fill(words.more, { count: rows.length - SHOWN }), () => {
				body.append(...rows.slice(SHOWN).map((row) => this.row('td', row)));
				all.remove();
			});
			return make('div', 'ex-sum', table, ...(rows.length > SHOWN ? [all] : []));
		}

		row(name, cells) {
			return make('tr', '', ...cells.map((cell, at) => {
				const made = make(at ? name : 'th', at ? 'number' : '', typeof cell === 'number' ? fill('{cell}', { cell }) : cell);
				if (!at) {
					made.scope = name === 'th' ? 'col' : 'row';
				}
				return made;
			}));
		}

		// The table of all elements of the picture.
		list(place, elements, distance) {
			const { graph, words } = this;
			const cells = (element) => [
				this.page(element),
				graph.data.types[graph.type[element]][1],
				this.layer(element),
				graph.owner[element] ? graph.name[graph.owner[element] - 1] : '–',
				distance ? String(distance[element]) : '',
			].slice(0, distance ? 5 : 4);
			const columns = [words.name, words.type, words.layer, words.owner, words.steps_away].slice(0, distance ? 5 : 4);
			const body = make('tbody', '');
			const add = () => {
				const from = body.rows.length;
				body.append(...elements.slice(from, from + ROWS).map((element) => make('tr', '', ...cells(element).map((cell, at) => make(at ? 'td' : 'th', '', cell)))));
				more.hidden = body.rows.length >= elements.length;
				more.textContent = fill(words.more, { count: elements.length - body.rows.length });
			};
			const more = button('button quiet', '', add);
			add();
			const head = make('thead', '', make('tr', '', ...columns.map((column) => make('th', '', column))));
			const frame = make('div', 'table-frame', make('table', '', head, body));
			frame.tabIndex = 0;
			frame.setAttribute('role', 'region');
			frame.setAttribute('aria-label', words.list);
			place.replaceChildren(frame, more);
		}

		// The same as a file for a spreadsheet.
		file(elements, distance) {
			const { graph, words } = this;
			const quoted = (text) => `"${String(text).replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}"`;
			const rows = elements.map((element) => [
				graph.id[element],
				graph.name[element],
				graph.data.types[graph.type[element]][1],
				this.layer(element),
				graph.owner[element] ? graph.name[graph.owner[element] - 1] : '',
				this.named('statuses', graph.status[element]),
				distance ? distance[element] : '',
			]);
			const head = [words.id, words.name, words.type, words.layer, words.owner, words.status, words.steps_away];
			return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
		}
	}

	window.eaf.ExplorerDetails = Details;
})();
