// Opened from a folder instead of a server, an address must name the file: "pt/app-lgsp/" becomes "pt/app-lgsp/index.html".
(() => {
	'use strict';
	if (location.protocol !== 'file:') {
		return;
	}
	const name = (link) => {
		const address = link.getAttribute('href');
		if (/^(?![a-z]+:|#)[^?#]*\/(?:#|$)/i.test(address)) {
			link.setAttribute('href', address.replace(/\/(#|$)/, '/index.html$1'));
		}
	};
	document.querySelectorAll('a[href]').forEach(name);
	document.addEventListener('click', (event) => {
		const link = event.target.closest?.('a[href]');
		if (link) {
			name(link);
		}
	}, true);
})();
