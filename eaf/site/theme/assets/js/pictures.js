// Pictures: buttons and keys that zoom, dragging that scrolls. Without it, a picture stands at its own size and scrolls.
(() => {
	'use strict';
	const STEP = 1.25;
	const LEAST = 0.2;
	const MOST = 4;
	const NEARLY = 0.92;
	const LONGEST = 16000;

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

		const png = figure.querySelector('[data-png]');
		if (png) {
			png.hidden = false;
			png.addEventListener('click', () => savePng(frame.querySelector('svg'), png));
		}
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
		// A picture that is only a little too wide is fitted: its words stay readable and nobody scrolls for the last few pixels.
		if (fitting() < 1 && fitting() >= NEARLY) {
			acts.fit();
		}
		said.textContent = format.format(scale);
		return { redo: () => zoom(scale) };
	};

	// The picture as PNG, drawn by the browser itself: twice its size, as far as a canvas may be large, and always in light colours.
	const savePng = async (svg, button) => {
		const { width, height } = svg.viewBox.baseVal;
		const scale = Math.min(2, LONGEST / width, LONGEST / height);
		try {
			await styleLoaded(button.dataset.png);
			const copy = svg.cloneNode(true);
			copy.setAttribute('width', width);
			copy.setAttribute('height', height);
			copy.removeAttribute('style');
			const style = document.createElementNS(svg.namespaceURI, 'style');
			style.textContent = window.eaf.diagramStyle;
			copy.prepend(style);
			const image = new Image();
			image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
			await image.decode();
			const canvas = document.createElement('canvas');
			canvas.width = Math.round(width * scale);
			canvas.height = Math.round(height * scale);
			canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
			const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
			const link = document.createElement('a');
			link.href = URL.createObjectURL(blob);
			link.download = `${nameOf(svg)}.png`;
			link.click();
			setTimeout(() => URL.revokeObjectURL(link.href), 60000);
		} catch {
			button.querySelector('[data-said]').textContent = button.dataset.failed;
		}
	};

	const nameOf = (svg) => {
		const title = svg.querySelector('title')?.textContent || document.title;
		return window.eaf.fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'eaf';
	};

	let style;
	const styleLoaded = (address) => {
		style ??= new Promise((resolve, reject) => {
			const script = document.createElement('script');
			script.src = address;
			script.onload = resolve;
			script.onerror = () => {
				style = undefined;
				reject(new Error(address));
			};
			document.head.append(script);
		});
		return style;
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
	// A box that counts leads to the words of its picture: they open for it.
	const reveal = (address) => {
		const words = document.getElementById(decodeURIComponent(address.slice(1)));
		if (words?.matches('details.alternative')) {
			words.open = true;
		}
	};
	document.addEventListener('click', ({ target }) => {
		const link = target instanceof Element && target.closest('.eaf-drawing a[href^="#"]');
		if (link) {
			reveal(link.getAttribute('href'));
		}
	});
	reveal(location.hash);
	// For a picture that is drawn in the page, once it stands there; `redo` gives a new drawing the scale of the old one.
	window.eaf.lively = lively;
})();
