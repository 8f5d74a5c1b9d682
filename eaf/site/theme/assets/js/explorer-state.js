// What the explorer shows, as its address says it: #xem=lan-can&pt=app-lgsp&sau=2. What is as usual is left out.
(() => {
	'use strict';
	const VIEWS = ['tong-the', 'lan-can', 'anh-huong', 'duong-di'];
	const WAYS = { 'anh-huong': ['len', 'xuong', 'ca-hai'], 'duong-di': ['bat-ky', 'quan-he', 'phu-thuoc'] };
	const GROUPINGS = ['loai', 'chu-quan', 'kien-truc'];
	const FACETS = ['loai', 'lop', 'kien-truc', 'chu-quan', 'trang-thai', 'phat-hien'];
	const MOST_STEPS = 3;
	const one = (value, allowed) => (allowed.includes(value) ? value : allowed[0]);

	const normal = (state) => {
		const view = one(state.view ?? (state.element ? 'lan-can' : ''), VIEWS);
		const steps = Number(state.steps);
		return {
			view,
			element: state.element ?? '',
			end: state.end ?? '',
			steps: steps >= 1 && steps <= MOST_STEPS ? Math.floor(steps) : 1,
			way: WAYS[view] ? one(state.way, WAYS[view]) : '',
			grouping: one(state.grouping, GROUPINGS),
			day: /^\d{4}-\d{2}-\d{2}$/.test(state.day) ? state.day : '',
			open: state.open ?? [],
			chosen: state.chosen ?? '',
			filters: Object.fromEntries(FACETS.map((facet) => [facet, state.filters?.[facet] ?? []])),
		};
	};

	const list = (text) => (text ? text.split(',').filter(Boolean) : []);

	const read = (hash) => {
		const said = new URLSearchParams(hash.replace(/^#/, ''));
		return normal({
			view: said.get('xem') ?? undefined,
			element: said.get('pt') ?? '',
			end: said.get('den') ?? '',
			steps: said.get('sau'),
			way: said.get('chieu'),
			grouping: said.get('nhom'),
			day: said.get('ngay'),
			open: list(said.get('mo')),
			chosen: said.get('chon') ?? '',
			filters: Object.fromEntries(FACETS.map((facet) => [facet, list(said.get(facet))])),
		});
	};

	const write = (state) => {
		const usual = normal({ element: state.element, view: state.view });
		const said = new URLSearchParams();
		const say = (key, value, otherwise = '') => value !== otherwise && said.set(key, String(value));
		say('xem', state.view, normal({ element: state.element }).view);
		say('pt', state.element);
		say('den', state.end);
		say('sau', state.steps, 1);
		say('chieu', state.way, usual.way);
		say('nhom', state.grouping, GROUPINGS[0]);
		say('ngay', state.day);
		FACETS.forEach((facet) => say(facet, state.filters[facet].join(',')));
		say('mo', state.open.join(','));
		say('chon', state.chosen);
		return `#${said}`.replaceAll('%2C', ',').replaceAll('%2F', '/');
	};

	window.eaf.explorerState = { read, write, normal, FACETS, WAYS };
})();
