// Search itself: loads MiniSearch and the index when first asked, and answers a query with entries, the best first.
(() => {
	'use strict';
	const MINISEARCH = 'assets/vendor/minisearch-7.2.0/minisearch.js';
	const INDEX = 'assets/search-index.js';
	const SEPARATORS = /[^\p{L}\p{N}]+/u;
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

	// Rows as eaf.site.search_index writes them.
	const entryOf = ([path, title, kind, excerpt, keywords, foldedTitle, text, foldedKeywords], id) => ({
		id,
		path,
		title,
		kind,
		excerpt,
		keywords: keywords ? keywords.split('\n') : [],
		foldedKeywords: foldedKeywords ? foldedKeywords.split('\n') : [],
		foldedTitle,
		text,
	});

	class Engine {
		constructor(data) {
			this.kinds = data.kinds;
			this.entries = data.entries.map(entryOf);
			this.index = new window.MiniSearch({
				fields: ['foldedTitle', 'foldedKeywords', 'text'],
				extractField: (entry, name) => (name === 'foldedKeywords' ? entry.foldedKeywords.join(' ') : entry[name]),
				tokenize: terms,
				processTerm: (term) => term,
				searchOptions: {
					boost: { foldedTitle: 5, foldedKeywords: 4, text: 1 },
					prefix: (term, place, all) => place === all.length - 1,
					fuzzy: (term) => (/\d/.test(term) || term.length < 5 ? false : 1),
					weights: { fuzzy: 0.2, prefix: 0.6 },
				},
			});
			this.index.addAll(this.entries);
		}

		// {near, entries}; near says that no entry holds all the words.
		search(query) {
			const asked = fold(query).trim();
			const all = this.index.search(asked, { combineWith: 'AND' });
			const found = all.length ? all : this.index.search(asked, { combineWith: 'OR' });
			const ranked = found.map((result) => {
				const entry = this.entries[result.id];
				return { entry, rank: rankOf(entry, asked), score: result.score };
			});
			ranked.sort((left, right) => left.rank - right.rank || right.score - left.score || left.entry.id - right.entry.id);
			return { near: !all.length && found.length > 0, entries: ranked.map(({ entry }) => entry) };
		}
	}

	// What is called so comes before what only mentions it: the very name or id, its words in a row, its words in any order.
	const rankOf = (entry, asked) => {
		if (entry.foldedTitle === asked || entry.foldedKeywords.includes(asked)) {
			return 0;
		}
		const words = terms(entry.foldedTitle);
		const wanted = terms(asked);
		if (` ${words.join(' ')}`.includes(` ${wanted.join(' ')}`)) {
			return 1;
		}
		const last = wanted.at(-1);
		const named = wanted.every((word) => words.includes(word) || (word === last && words.some((each) => each.startsWith(word))));
		return named ? 2 : 3;
	};

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
