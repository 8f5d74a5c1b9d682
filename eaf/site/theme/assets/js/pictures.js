// Pictures: buttons and keys that zoom, dragging that scrolls. Without it, a picture stands at its own size and scrolls.
(() => {
	'use strict';
	const STEP = 1.25;
	const LEAST = 0.2;
	const MOST = 4;
	const NEARLY = 0.97;

	const lively = (figure) => {
		const frame = figure.querySelector('.picture-frame');
		if (!frame.querySelector('svg')?.viewBox.baseVal?.width) {
			return undefined;
		}
		const tools = figure.querySelector('.zoom');
		const said = tools.querySelector('[data-scale]');
		const format = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
		let scale = 1;

		const fitting = () => Math.min(1, frame.clientWidth / frame.querySelector('svg').viewBox.baseVal.width);
		const zoom = (wanted) => {
			const before = scale;
			const svg = frame.querySelector('svg');
			const box = svg.viewBox.baseVal;
			const middle = [frame.scrollLeft + frame.clientWidth / 2, frame.scrollTop + frame.clientHeight / 2];
			scale = Math.min(MOST, Math.max(LEAST, wanted));
			svg.style.width = `${box.width * scale}px`;
			svg.style.height = `${box.height * scale}px`;
			frame.classList.toggle('zoomed', scale > 1.001);
			said.textContent = format.format(scale);
			const ratio = scale / before;
			frame.scrollTo({
				left: middle[0] * ratio - frame.clientWidth / 2,
				top: middle[1] * ratio - frame.clientHeight / 2,
				behavior: 'instant',
			});
		};
		const acts = {
			in: () => zoom(scale * STEP),
			out: () => zoom(scale / STEP),
			reset: () => zoom(1),
			fit: () => zoom(fitting()),
		};

		tools.hidden = false;
		tools.addEventListener('click', (event) => acts[event.target.closest('[data-zoom]')?.dataset.zoom]?.());
		const keys = { '+': 'in', '=': 'in', '-': 'out', '−': 'out', 0: 'reset' };
		frame.addEventListener('keydown', (event) => {
			if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
				event.preventDefault();
				acts[keys[event.key]]();
			}
		});
		drag(frame);
		// A picture that is only a little too wide is fitted, so that nobody scrolls for the last few pixels.
		if (fitting() < 1 && fitting() >= NEARLY) {
			acts.fit();
		}
		said.textContent = format.format(scale);
		return { redo: () => zoom(scale) };
	};

	const drag = (frame) => {
		let from;
		frame.addEventListener('pointerdown', (event) => {
			if (event.pointerType === 'mouse' && event.button === 0 && !event.target.closest('a')) {
				from = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
			}
		});
		frame.addEventListener('pointermove', (event) => {
			if (from && event.buttons === 1) {
				frame.classList.add('grabbed');
				frame.scrollTo({ left: from[0] - event.clientX, top: from[1] - event.clientY, behavior: 'instant' });
			}
		});
		for (const end of ['pointerup', 'pointerleave']) {
			frame.addEventListener(end, () => {
				from = undefined;
				frame.classList.remove('grabbed');
			});
		}
	};

	document.querySelectorAll('[data-picture]').forEach(lively);
	// For a picture that is drawn in the page, once it stands there; `redo` gives a new drawing the scale of the old one.
	window.eaf.lively = lively;
})();
