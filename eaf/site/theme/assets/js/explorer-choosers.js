// The fields of the explorer: one that finds an element while the reader types, and one that ticks values of a filter.
(() => {
	'use strict';
	const SHOWN = 12;
	const MANY = 12; // from so many values on a filter has a field of its own
	const { fold, fill, make } = window.eaf;

	// A combobox (WAI-ARIA 1.2). `search` answers words with elements, `chosen` takes one, `found` is told of all.
	class Finder {
		constructor(root, words, graph, { search, chosen, found = () => {} }) {
			Object.assign(this, { words, graph, search, chosen, found });
			this.field = root.querySelector('input');
			this.list = root.querySelector('[role=listbox]');
			this.active = -1;
			this.field.addEventListener('input', () => this.show());
			this.field.addEventListener('focus', () => this.field.value && !this.settled && this.show());
			this.field.addEventListener('keydown', (event) => this.press(event));
			this.field.addEventListener('blur', () => this.close());
			this.list.addEventListener('mousedown', (event) => event.preventDefault());
			this.list.addEventListener('click', (event) => this.choose(Number(event.target.closest('[data-element]')?.dataset.element ?? -1)));
		}

		// What the field says without having been asked anything.
		settle(text) {
			this.settled = true;
			this.field.value = text;
			this.close();
		}

		async show() {
			this.settled = false;
			const query = this.field.value.trim();
			const elements = query ? await this.search(query) : [];
			if (query !== this.field.value.trim()) {
				return;
			}
			this.found(elements, query);
			this.items = elements.slice(0, SHOWN);
			this.active = -1;
			const options = this.items.map((element, at) => this.option(element, at));
			const said = elements.length ? { shown: this.items.length, total: elements.length } : { query };
			const note = make('li', 'ex-note', fill(elements.length ? this.words.found_count : this.words.found_none, said));
			note.setAttribute('role', 'presentation');
			this.list.replaceChildren(...options, note);
			this.open(Boolean(query));
		}

		option(element, at) {
			const { graph } = this;
			const option = make('li', '', make('span', '', graph.name[element]), ' ', make('small', '', `${graph.data.types[graph.type[element]][1]} · ${graph.id[element]}`));
			option.id = `${this.list.id}-${at}`;
			option.dataset.element = element;
			option.setAttribute('role', 'option');
			return option;
		}

		open(open) {
			this.list.hidden = !open;
			this.field.setAttribute('aria-expanded', String(open));
			this.point(-1);
		}

		close() {
			this.open(false);
		}

		point(at) {
			this.active = at;
			[...this.list.querySelectorAll('[role=option]')].forEach((option, place) => {
				option.setAttribute('aria-selected', String(place === at));
				if (place === at) {
					option.scrollIntoView({ block: 'nearest' });
				}
			});
			if (at < 0) {
				this.field.removeAttribute('aria-activedescendant');
			} else {
				this.field.setAttribute('aria-activedescendant', `${this.list.id}-${at}`);
			}
		}

		async press(event) {
			if (event.isComposing) {
				return;
			}
			const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
			if (step && !this.list.hidden) {
				event.preventDefault();
				this.point(Math.max(-1, Math.min(this.items.length - 1, this.active + step)));
			} else if (event.key === 'Enter') {
				event.preventDefault();
				if (this.list.hidden) {
					await this.show();
				}
				this.choose(this.items?.[Math.max(0, this.active)] ?? -1);
			} else if (event.key === 'Escape') {
				event.preventDefault();
				this.close();
				this.found([], '');
			}
		}

		choose(element) {
			if (element >= 0) {
				this.settle(this.graph.name[element]);
				this.found([], '');
				this.chosen(element);
			}
		}
	}

	// A filter: its values with their counts, to be ticked; `changed` is told which are.
	class Filter {
		constructor(details, words, values, changed) {
			this.summary = details.querySelector('summary');
			this.count = make('span', 'ex-count');
			this.summary.append(' ', this.count);
			this.boxes = new Map();
			const rows = values.map(([value, name, count]) => {
				const box = make('input', '');
				box.type = 'checkbox';
				box.value = value;
				this.boxes.set(value, box);
				return make('label', '', box, make('span', '', name), make('small', '', fill('{count}', { count })));
			});
			const list = make('div', 'ex-values', ...rows);
			list.addEventListener('change', () => changed(this.ticked()));
			const panel = details.querySelector('div');
			if (values.length > MANY) {
				panel.append(this.field(words, rows));
			}
			panel.append(list);
		}

		field(words, rows) {
			const field = make('input', '');
			field.type = 'search';
			field.placeholder = words.filter_field;
			field.setAttribute('aria-label', words.filter_field);
			const folded = rows.map((row) => fold(row.textContent));
			field.addEventListener('input', () => rows.forEach((row, at) => (row.hidden = !folded[at].includes(fold(field.value.trim())))));
			return field;
		}

		ticked() {
			return [...this.boxes].flatMap(([value, box]) => (box.checked ? [value] : []));
		}

		show(ticked) {
			this.boxes.forEach((box, value) => (box.checked = ticked.includes(value)));
			this.count.textContent = ticked.length ? String(ticked.length) : '';
		}
	}

	window.eaf.explorerFields = { Finder, Filter };
})();
