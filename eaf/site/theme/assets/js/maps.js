// The map's lens stands in the address (?theo=don-vi), so that what is seen can be sent on; the choice itself needs no script.
(() => {
	'use strict';
	const NAME = 'theo';
	document.querySelectorAll('[data-lens-map]').forEach((map) => {
		const inputs = [...map.querySelectorAll('[data-lens]')];
		const asked = new URLSearchParams(location.search).get(NAME);
		const wanted = inputs.find((input) => input.value === asked);
		if (wanted) {
			wanted.checked = true;
		}
		map.addEventListener('change', (event) => {
			const address = new URL(location.href);
			if (event.target === inputs[0]) {
				address.searchParams.delete(NAME);
			} else {
				address.searchParams.set(NAME, event.target.value);
			}
			history.replaceState(null, '', address);
		});
	});
})();
