// The search dialog: "/" or Ctrl+K opens it, arrow keys walk through the results, Enter follows one, Escape closes.
(() => {
	'use strict';
	const SHOWN = 40;
	const KINDS = 6;
	const { fold, fill, make } = window.eaf;
	const dialog = document.querySelector('dialog.search');
	if (!dialog?.showModal) {
		return;
	}
	const words = dialog.dataset;
	const field = dialog.querySelector('input');
	const kinds = dialog.querySelector('.search-kinds');
	const status = dialog.querySelector('.search-status');
	const list = dialog.querySelector('.search-results');
	let engine;
	let failed = false;
	let chosen = null;

	// Marks in a title the words that were asked for; letters fold one to one, or nothing is marked.
	const marked = (title, query) => {
		const composed = title.normalize('NFC');
		const folded = fold(composed);
		const asked = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
		if (folded.length !== composed.length || !asked.length) {
			return [title];
		}
		const whole = asked.slice(0, -1).map((word) => `${word}(?![\\p{L}\\p{N}])`);
		const starts = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...whole, asked.at(-1)].join('|')})`, 'gu');
		const parts = [];
		let end = 0;
		for (const match of folded.matchAll(starts)) {
			parts.push(composed.slice(end, match.index), make('mark', '', composed.slice(match.index, match.index + match[0].length)));
			end = match.index + match[0].length;
		}
		return [...parts, composed.slice(end)];
	};

	const item = (entry, query, place) => {
		const link = make('a', '');
		link.href = words.base + entry.path;
		const title = make('span', 'result-title', ...marked(entry.title, query));
		if (entry.keywords.length) {
			title.append(' ', make('code', '', entry.keywords[0]));
		}
		link.append(title, ' ', make('span', 'result-kind', engine.kinds[entry.kind]));
		if (entry.excerpt) {
			link.append(' ', make('span', 'result-text', entry.excerpt));
		}
		return make('li', place === 0 ? 'first' : '', link);
	};

	const choices = (entries) => {
		const counts = new Map();
		entries.forEach(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
		if (chosen !== null && !counts.has(chosen)) {
			chosen = null;
		}
		const choice = (kind, name, count) => {
			const button = make('button', '', `${name} `, make('small', '', fill('{count}', { count })));
			button.type = 'button';
			button.setAttribute('aria-pressed', String(kind === chosen));
			button.addEventListener('click', () => {
				chosen = kind;
				show();
				field.focus();
			});
			return button;
		};
		const ordered = [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
		const offered = ordered.filter(([kind], place) => place < KINDS || kind === chosen);
		const buttons = offered.map(([kind, count]) => choice(kind, engine.kinds[kind], count));
		kinds.replaceChildren(...(counts.size > 1 ? [choice(null, words.all, entries.length), ...buttons] : []));
	};

	const show = () => {
		const query = field.value.trim();
		if (!engine || !query) {
			kinds.replaceChildren();
			list.replaceChildren();
			status.textContent = engine ? words.start : failed ? words.failed : words.loading;
			return;
		}
		const { near, entries } = engine.search(query);
		choices(entries);
		const kept = chosen === null ? entries : entries.filter(({ kind }) => kind === chosen);
		const shown = kept.slice(0, SHOWN);
		list.replaceChildren(...shown.map((entry, place) => item(entry, query, place)));
		list.scrollTop = 0;
		const count = fill(words.count, { shown: shown.length, total: kept.length });
		status.textContent = !entries.length ? fill(words.none, { query }) : near ? words.near : count;
	};

	const open = async () => {
		if (dialog.open) {
			return;
		}
		document.querySelectorAll('details[data-menu][open]').forEach((menu) => (menu.open = false));
		dialog.showModal();
		field.select();
		failed = false;
		show();
		try {
			engine ??= await window.eaf.searchEngine(words.base, words.shared);
		} catch {
			failed = true;
		}
		show();
	};

	const isTyping = ({ target }) => target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
	document.addEventListener('keydown', (event) => {
		const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
		if (slash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')) {
			event.preventDefault();
			open();
		}
	});
	document.querySelectorAll('[data-open-search]').forEach((button) => {
		button.hidden = false;
		button.addEventListener('click', open);
	});
	dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', (event) => {
		if (event.target === dialog) {
			dialog.close();
		}
	});
	list.addEventListener('click', () => dialog.close());

	const walk = (step) => {
		const links = [...list.querySelectorAll('a')];
		const now = links.indexOf(document.activeElement);
		const next = now + step;
		if (next < 0) {
			field.focus();
		} else {
			links[Math.min(next, links.length - 1)]?.focus();
		}
	};
	field.addEventListener('input', show);
	dialog.addEventListener('keydown', (event) => {
		if (event.isComposing) {
			return;
		}
		if (event.key === 'Escape') {
			event.preventDefault();
			dialog.close();
		} else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault();
			walk(event.key === 'ArrowDown' ? 1 : -1);
		} else if (event.key === 'Enter' && event.target === field) {
			event.preventDefault();
			list.querySelector('a')?.click();
		} else if (event.target.closest('.search-results') && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
			field.focus();
		}
	});
})();
