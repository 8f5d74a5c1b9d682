// What the other scripts share. The folding is that of eaf.text.fold: lower case without diacritics, "Đất đai" becomes "dat dai".
(() => {
	'use strict';
	const fold = (words) => words.replace(/[đĐ]/g, 'd').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

	// Fills {placeholders}; numbers are written as the page's language writes them, and {count:element|elements} agrees with one.
	const fill = (template, values) => {
		const format = new Intl.NumberFormat(document.documentElement.lang);
		return template.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (whole, name, one, many) => {
			const value = values[name];
			if (one !== undefined) {
				return value === 1 ? one : many;
			}
			return typeof value === 'number' ? format.format(value) : (value ?? whole);
		});
	};

	const make = (name, css, ...children) => {
		const element = document.createElement(name);
		element.className = css;
		element.append(...children);
		return element;
	};

	window.eaf = { fold, fill, make };
})();
