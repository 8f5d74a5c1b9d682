// The graph of eaf.site.explorer_data as typed arrays, and what is asked of it: a day, neighbours, impact, shortest paths.
(() => {
	'use strict';
	const NONE = 0;
	const ON_SOURCE = 1;

	// Number and value by turns, spread over an array; what is not named keeps `otherwise`.
	const spread = (pairs, size, otherwise) => {
		const values = new Int32Array(size).fill(otherwise);
		for (let at = 0; at < pairs.length; at += 2) {
			values[pairs[at]] = pairs[at + 1];
		}
		return values;
	};

	// For each element its arcs: `starts[n]` to `starts[n + 1]` are the places in `ends` and `relationships`.
	const arcsOf = (size, from, to, chosen) => {
		const starts = new Int32Array(size + 1);
		chosen.forEach((each) => starts[from[each] + 1]++);
		for (let at = 0; at < size; at++) {
			starts[at + 1] += starts[at];
		}
		const next = starts.slice();
		const ends = new Int32Array(chosen.length);
		const relationships = new Int32Array(chosen.length);
		chosen.forEach((each) => {
			const place = next[from[each]]++;
			ends[place] = to[each];
			relationships[place] = each;
		});
		return { starts, ends, relationships };
	};

	const EARLIEST = -(2 ** 31);
	const LATEST = 2 ** 31 - 1;

	class Graph {
		constructor(data) {
			Object.assign(this, data.elements);
			this.data = data;
			this.size = this.id.length;
			this.number = new Map(this.id.map((id, number) => [id, number]));
			const { degree, target, kind, name, since, until } = data.relationships;
			this.count = target.length;
			this.target = Int32Array.from(target);
			this.kind = Uint8Array.from(kind);
			this.source = new Int32Array(this.count);
			for (let element = 0, at = 0; element < this.size; element++) {
				this.source.fill(element, at, (at += degree[element]));
			}
			this.names = new Map();
			for (let at = 0; at < name.length; at += 2) {
				this.names.set(name[at], name[at + 1]);
			}
			this.start = spread(this.from, this.size, EARLIEST);
			this.end = spread(this.to, this.size, LATEST);
			this.reached = spread(this.plateau, this.size, LATEST);
			this.since = spread(since, this.count, EARLIEST);
			this.until = spread(until, this.count, LATEST);
			const notYet = new Set(data.statuses.flatMap(([id], at) => (['planned', 'building'].includes(id) ? [at + 1] : [])));
			this.waits = Uint8Array.from(this.status, (status, at) => (notYet.has(status) && this.start[at] === EARLIEST ? 1 : 0));
			this.connect();
		}

		connect() {
			const all = Int32Array.from({ length: this.count }, (_, each) => each);
			const dependent = Uint8Array.from(this.data.kinds, (kind) => kind[3]);
			const carrying = all.filter((each) => dependent[this.kind[each]] !== NONE);
			this.dependent = this.source.map((end, each) => (dependent[this.kind[each]] > ON_SOURCE ? this.target[each] : end));
			this.dependency = this.target.map((end, each) => (dependent[this.kind[each]] > ON_SOURCE ? this.source[each] : end));
			this.carries = Uint8Array.from(all, (each) => (dependent[this.kind[each]] !== NONE ? 1 : 0));
			this.arcs = {
				out: arcsOf(this.size, this.source, this.target, all),
				in: arcsOf(this.size, this.target, this.source, all),
				down: arcsOf(this.size, this.dependent, this.dependency, carrying),
				up: arcsOf(this.size, this.dependency, this.dependent, carrying),
			};
		}

		// What is there on a day, as eaf.model.Model.at says; without a day everything is.
		at(day) {
			const elements = new Uint8Array(this.size).fill(1);
			const relationships = new Uint8Array(this.count).fill(1);
			if (day === null) {
				return { elements, relationships };
			}
			const joined = new Uint8Array(this.size);
			for (let each = 0; each < this.count; each++) {
				if (this.data.kinds[this.kind[each]][4] && this.reached[this.source[each]] <= day) {
					joined[this.target[each]] = 1;
				}
			}
			for (let each = 0; each < this.size; each++) {
				const holds = !this.waits[each] && this.start[each] <= day;
				elements[each] = day <= this.end[each] && (holds || joined[each]) ? 1 : 0;
			}
			for (let each = 0; each < this.count; each++) {
				const ends = elements[this.source[each]] && elements[this.target[each]];
				relationships[each] = ends && this.since[each] <= day && day <= this.until[each] ? 1 : 0;
			}
			return { elements, relationships };
		}

		// The distance of every element from the starts along the arcs of these directions, -1 where none leads; at most `limit` steps.
		distances(starts, directions, there, limit = Infinity) {
			const found = new Int32Array(this.size).fill(-1);
			let now = starts.filter((each) => there.elements[each]);
			now.forEach((each) => (found[each] = 0));
			for (let steps = 1; now.length && steps <= limit; steps++) {
				const next = [];
				for (const each of now) {
					for (const direction of directions) {
						const { starts: from, ends, relationships } = this.arcs[direction];
						for (let at = from[each]; at < from[each + 1]; at++) {
							if (found[ends[at]] < 0 && there.relationships[relationships[at]]) {
								found[ends[at]] = steps;
								next.push(ends[at]);
							}
						}
					}
				}
				now = next;
			}
			return found;
		}

		// All shortest paths: the elements on them by their distance from the start, and how many paths there are.
		paths(start, end, way, there) {
			const [onwards, back] = { any: [['out', 'in'], ['in', 'out']], along: [['out'], ['in']], depends: [['down'], ['up']] }[way];
			const from = this.distances([start], onwards, there);
			const length = from[end];
			if (length < 0) {
				return { length, levels: [], count: 0 };
			}
			const to = this.distances([end], back, there, length);
			const levels = Array.from({ length: length + 1 }, () => []);
			for (let each = 0; each < this.size; each++) {
				if (from[each] >= 0 && to[each] >= 0 && from[each] + to[each] === length) {
					levels[from[each]].push(each);
				}
			}
			const ways = new Map([[start, 1]]);
			levels.slice(0, -1).forEach((level) => {
				for (const each of level) {
					for (const next of new Set(this.steps(each, onwards, there).map(([other]) => other))) {
						if (from[next] === from[each] + 1 && to[next] === to[each] - 1) {
							ways.set(next, (ways.get(next) ?? 0) + ways.get(each));
						}
					}
				}
			});
			return { length, levels, count: ways.get(end) };
		}

		// The steps from an element: [other element, relationship].
		steps(element, directions, there) {
			return directions.flatMap((direction) => {
				const { starts, ends, relationships } = this.arcs[direction];
				const found = [];
				for (let at = starts[element]; at < starts[element + 1]; at++) {
					if (there.relationships[relationships[at]]) {
						found.push([ends[at], relationships[at]]);
					}
				}
				return found;
			});
		}
	}

	window.eaf.ExplorerGraph = Graph;
})();
