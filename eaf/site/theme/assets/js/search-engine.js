// Search itself: loads MiniSearch and the index when first asked, and answers a query with entries, the best first.
(() => {
	'use strict';
	const MINISEARCH = 'assets/vendor/minisearch-7.2.0/minisearch.js';
	const INDEX = 'assets/search-index.js';
	const SEPARATORS = /[^\p{L}\p{N}]+/u;
	const READINGS = 6;
	const HALF = 0.5;
	// Called just so; named by its short id, the beginning or most of its title; led to by another id; named in part; a sentence
	// that has all the words; mentioned.
	const [CALLED, NAMED, LEADING, PARTLY, TOLD, MENTIONED] = [0, 1, 2, 3, 4, 5];
	const { fold } = window.eaf;

	const script = (address) =>
		new Promise((resolve, reject) => {
			const element = document.createElement('script');
			element.src = address;
			element.onload = resolve;
			element.onerror = () => reject(new Error(address));
			document.head.append(element);
		});

	const terms = (words) => words.split(SEPARATORS).filter(Boolean);
	const plain = (words) => terms(words).join(' ');
	const lines = (words) => (words ? words.split('\n') : []);

	// Rows as eaf.site.search_index writes them; the last two parts may be missing.
	const entryOf = ([path, title, kind, excerpt, keywords, foldedTitle, text, foldedKeywords, names, also], id) => ({
		id,
		path,
		title,
		kind,
		excerpt,
		keywords: lines(keywords),
		foldedKeywords: lines(foldedKeywords),
		foldedTitle,
		text,
		names: lines(names),
		also: also ?? '',
	});

	// What an entry is called: its title, the title without and within its brackets, its ids, its other names.
	const calledOf = (entry) => {
		if (!entry.called) {
			const bare = entry.foldedTitle.replace(/\([^)]*\)/g, ' ');
			const within = [...entry.foldedTitle.matchAll(/\(([^)]*)\)/g)].map((match) => match[1]);
			const ids = entry.foldedKeywords.map(plain);
			const words = terms(entry.foldedTitle);
			entry.called = {
				words,
				title: words.join(' '),
				whole: new Set([words.join(' '), plain(bare), ...within.map(plain), ...ids, ...entry.names.map(plain)]),
				starts: [words.join(' '), ...ids, ...entry.names.map(plain)],
				// An id without the part that names the type: `svc-khai-sinh` is called `khai sinh`.
				short: new Set(ids.map((id) => id.slice(id.indexOf(' ') + 1))),
				also: new Set(terms(entry.also)),
			};
		}
		return entry.called;
	};

	class Engine {
		constructor({ kinds, named, abbreviations, entries }) {
			this.kinds = kinds;
			this.named = named ?? kinds.length;
			this.readings = Object.entries(abbreviations ?? {}).flatMap(([short, long]) => long.map((each) => [short, each]));
			this.entries = entries.map(entryOf);
			this.index = new window.MiniSearch({
				fields: ['foldedTitle', 'foldedKeywords', 'names', 'also', 'text'],
				extractField: (entry, name) => (Array.isArray(entry[name]) ? entry[name].join(' ') : entry[name]),
				tokenize: terms,
				processTerm: (term) => term,
				searchOptions: {
					boost: { foldedTitle: 5, foldedKeywords: 4, names: 4, also: 2, text: 1 },
					prefix: (term, place, all) => place === all.length - 1,
					fuzzy: (term) => (/\d/.test(term) || term.length < 5 ? false : 1),
					weights: { fuzzy: 0.2, prefix: 0.6 },
				},
			});
			this.index.addAll(this.entries);
		}

		// The query as typed, then with its abbreviations written out, or its words abbreviated.
		read(asked) {
			const found = new Set([plain(asked)]);
			for (const query of found) {
				for (const [short, long] of this.readings) {
					const padded = ` ${query} `;
					for (const [from, to] of [[short, long], [long, short]]) {
						if (found.size < READINGS && padded.includes(` ${from} `)) {
							found.add(padded.replace(` ${from} `, ` ${to} `).trim());
						}
					}
				}
			}
			return [...found];
		}

		// {near, entries}; near says that no entry holds all the words.
		search(query) {
			const readings = this.read(fold(query));
			const best = new Map();
			const collect = (reading, combineWith) => {
				for (const { id, score } of this.index.search(reading, { combineWith })) {
					const found = { entry: this.entries[id], score, ...this.fit(this.entries[id], reading) };
					if (!best.has(id) || closer(found, best.get(id)) < 0) {
						best.set(id, found);
					}
				}
			};
			readings.forEach((reading) => collect(reading, 'AND'));
			const near = !best.size;
			if (near) {
				readings.forEach((reading) => collect(reading, 'OR'));
			}
			const ranked = [...best.values()].sort(closer);
			return { near: near && ranked.length > 0, entries: ranked.map(({ entry }) => entry) };
		}

		// How well an entry answers: what is called so comes before what is called so in part, and that before what only mentions it.
		fit(entry, asked) {
			const { words, title, whole, starts, short, also } = calledOf(entry);
			const wanted = terms(asked);
			const last = wanted.at(-1);
			const isNamed = entry.kind < this.named;
			const has = (word) => words.includes(word) || (word === last && words.some((each) => each.startsWith(word)));
			const inTitle = wanted.length <= words.length && wanted.every(has);
			const inRow = ` ${title} `.includes(` ${asked} `) ? 2 : ` ${title}`.includes(` ${asked}`) ? 3 : 4;
			const answer = (tier, near = inRow) => ({ tier, near, length: words.length });
			if (whole.has(asked)) {
				return answer(CALLED);
			}
			if (isNamed && short.has(asked)) {
				return answer(NAMED, 0);
			}
			if (isNamed && starts.some((name) => name.startsWith(asked))) {
				return answer(NAMED, 1);
			}
			if (isNamed && inTitle && wanted.length > words.length * HALF) {
				return answer(NAMED);
			}
			if (wanted.every((word) => also.has(word))) {
				return answer(isNamed ? LEADING : TOLD);
			}
			return inTitle ? answer(isNamed ? PARTLY : TOLD) : { tier: MENTIONED, near: 0, length: 0 };
		}
	}

	// Sorts what was found: the better fit, then the more important kind, how near the name is, the shorter title, the higher score.
	const closer = (left, right) =>
		left.tier - right.tier ||
		(left.tier === PARTLY ? left.near - right.near : 0) ||
		(left.tier < MENTIONED ? left.entry.kind - right.entry.kind : 0) ||
		left.near - right.near ||
		left.length - right.length ||
		right.score - left.score ||
		left.entry.id - right.entry.id;

	let loading;
	window.eaf.searchEngine = (base, shared) => {
		loading ??= Promise.all([script(shared + MINISEARCH), script(base + INDEX)])
			.then(() => new Engine(window.EAF_SEARCH))
			.catch((problem) => {
				loading = undefined;
				throw problem;
			});
		return loading;
	};
	// The same search over rows of the reader's own.
	window.eaf.searchEngineOver = async (shared, data) => {
		await (window.MiniSearch ?? script(shared + MINISEARCH));
		return new Engine(data);
	};
})();
