// Light, dark, or as the device says. Runs before the first paint, so that the page never flashes in the other scheme.
(() => {
	'use strict';
	const KEY = 'eaf-scheme';
	const ORDER = ['auto', 'light', 'dark'];
	const root = document.documentElement;

	const read = () => {
		try {
			const stored = localStorage.getItem(KEY);
			return ORDER.includes(stored) ? stored : 'auto';
		} catch {
			return 'auto';
		}
	};
	const write = (scheme) => {
		try {
			localStorage.setItem(KEY, scheme);
		} catch {
			// Storage may be forbidden; the choice then holds for this page.
		}
	};
	const apply = (scheme) => {
		if (scheme === 'auto') {
			delete root.dataset.scheme;
		} else {
			root.dataset.scheme = scheme;
		}
	};

	let now = read();
	apply(now);

	document.addEventListener('DOMContentLoaded', () => {
		const button = document.querySelector('[data-scheme].scheme');
		if (!button) {
			return;
		}
		const show = () => {
			const words = button.dataset[now];
			button.dataset.now = now;
			button.setAttribute('aria-label', words);
			button.title = words;
		};
		button.hidden = false;
		show();
		button.addEventListener('click', () => {
			now = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
			write(now);
			apply(now);
			show();
		});
	});
})();
