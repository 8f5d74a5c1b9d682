// Disclosure menus work without this; with it, Escape and a press elsewhere close them, and the contents show where the reader is.
(() => {
	'use strict';
	const menus = [...document.querySelectorAll('details[data-menu]')];

	document.addEventListener('click', (event) => {
		menus.filter((menu) => menu.open && !menu.contains(event.target)).forEach((menu) => (menu.open = false));
	});
	menus.forEach((menu) => {
		menu.addEventListener('keydown', (event) => {
			if (event.key === 'Escape' && menu.open) {
				menu.open = false;
				menu.querySelector('summary').focus();
			}
		});
		menu.addEventListener('focusout', (event) => {
			if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
				menu.open = false;
			}
		});
	});

	const rail = document.querySelector('[data-rail]');
	if (rail && matchMedia('(max-width: 1199px)').matches) {
		rail.open = false;
	}

	const links = new Map([...document.querySelectorAll('.contents a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
	const marked = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
	if (!marked.length) {
		return;
	}
	const show = () => {
		const passed = marked.filter((each) => each.getBoundingClientRect().top < innerHeight / 3);
		const current = passed.at(-1) ?? marked[0];
		links.forEach((link, id) => {
			if (id === current.id) {
				link.setAttribute('aria-current', 'true');
			} else {
				link.removeAttribute('aria-current');
			}
		});
	};
	let asked = false;
	addEventListener(
		'scroll',
		() => {
			if (!asked) {
				asked = true;
				requestAnimationFrame(() => {
					asked = false;
					show();
				});
			}
		},
		{ passive: true },
	);
	show();
})();
