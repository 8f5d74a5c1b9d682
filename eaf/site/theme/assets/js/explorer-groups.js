// Many elements as few blocks: groups that open, and groups of groups, so that no picture holds more boxes than can be read.
(() => {
	'use strict';
	const FEW = 40; // what an open block shows at once
	const { fold } = window.eaf;

	class Groups {
		// `dimensions` gives for each grouping [key of an element, name of a key].
		constructor(graph, dimensions, opened) {
			this.graph = graph;
			this.dimensions = dimensions;
			this.opened = opened;
			this.rank = graph.rank ??= this.ranked();
		}

		// The place of each element by name, then by id: an order that no browser's language changes.
		ranked() {
			const folded = this.graph.name.map(fold);
			const order = [...folded.keys()].sort((left, right) => (folded[left] < folded[right] ? -1 : folded[left] > folded[right] ? 1 : left - right));
			const rank = new Int32Array(order.length);
			order.forEach((element, at) => (rank[element] = at));
			return rank;
		}

		sorted(members) {
			return [...members].sort((left, right) => this.rank[left] - this.rank[right]);
		}

		// Boxes for the members: one each where they are few, else blocks; what is in an open block follows it.
		boxes(members, key, dimensions, few = FEW) {
			const { type } = this.graph;
			if (members.length <= few || (!dimensions.length && members.length <= FEW)) {
				return this.sorted(members).map((element) => ({ key: this.graph.id[element], element, area: this.graph.architecture[element] }))
					.sort((left, right) => type[left.element] - type[right.element]);
			}
			const [dimension, ...rest] = dimensions;
			const groups = dimension ? this.grouped(members, key, dimension) : this.runs(members, key);
			if (groups.length === 1 && (few === FEW || !dimension)) {
				return this.boxes(members, key, rest, few);
			}
			return (groups.length > FEW ? this.runs(members, key) : groups).flatMap((group) => this.opening(group, rest));
		}

		grouped(members, key, dimension) {
			const { keyOf, nameOf } = this.dimensions[dimension];
			const found = new Map();
			members.forEach((element) => {
				const own = keyOf(element);
				(found.get(own) ?? found.set(own, []).get(own)).push(element);
			});
			return [...found].map(([own, inside]) => ({ key: `${key}/${own}`, name: nameOf(own), members: inside }));
		}

		// The members by name, cut into pieces of equal size.
		runs(members, key) {
			const ordered = this.sorted(members);
			const size = Math.max(FEW, Math.ceil(ordered.length / FEW));
			return Array.from({ length: Math.ceil(ordered.length / size) }, (_, at) => {
				const inside = ordered.slice(at * size, (at + 1) * size);
				const name = `${this.graph.name[inside[0]]} … ${this.graph.name[inside.at(-1)]}`;
				return { key: `${key}/${at + 1}`, name, members: inside };
			});
		}

		opening(group, rest) {
			if (group.members.length === 1) {
				return this.boxes(group.members, group.key, rest);
			}
			const areas = new Set(group.members.map((element) => this.graph.architecture[element]));
			const block = { ...group, area: areas.size === 1 ? [...areas][0] : 0, open: this.opened.has(group.key) };
			return block.open ? [block, ...this.boxes(group.members, group.key, rest)] : [block];
		}
	}

	window.eaf.ExplorerGroups = Groups;
})();
