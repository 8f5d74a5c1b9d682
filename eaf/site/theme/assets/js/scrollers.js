// What scrolls sideways is reached by keyboard: code, tables and drawings that are wider than their place.
(() => {
	'use strict';
	const places = document.querySelectorAll('.prose pre, .prose table, .card-drawing');
	const watcher = new ResizeObserver((entries) => {
		for (const { target } of entries) {
			if (target.scrollWidth > target.clientWidth + 1) {
				target.tabIndex = 0;
			} else {
				target.removeAttribute('tabindex');
			}
		}
	});
	places.forEach((place) => watcher.observe(place));
})();
