// Tables: a filter field, sorting by a press on a column's head, and heads that stay in sight. Without it, the whole table is there.
(() => {
	'use strict';
	const { fold, fill } = window.eaf;

	const filterable = (tools) => {
		const table = document.getElementById(tools.dataset.filter);
		const field = tools.querySelector('input');
		const output = tools.querySelector('output');
		const rows = [...table.tBodies[0].rows];
		let folded;

		const filter = () => {
			folded ??= new Map(rows.map((row) => [row, fold(row.textContent)]));
			const words = fold(field.value).split(/\s+/).filter(Boolean);
			let shown = 0;
			for (const row of rows) {
				row.hidden = !words.every((word) => folded.get(row).includes(word));
				shown += row.hidden ? 0 : 1;
			}
			const template = shown || !words.length ? output.dataset.count : output.dataset.none;
			output.value = fill(template, { shown, total: rows.length, query: field.value.trim() });
		};

		output.value = fill(output.dataset.count, { shown: rows.length, total: rows.length });
		field.addEventListener('input', filter);
		field.addEventListener('keydown', (event) => {
			if (event.key === 'Escape' && field.value) {
				field.value = '';
				filter();
			}
		});
		tools.hidden = false;
		sortable(table, rows);
		if (field.value) {
			filter();
		}
	};

	const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
	const NUMBER = /^[-−+]?[\d.]+(,\d+)?( ?\S{1,3})?$/;
	const keyOf = (cell) => {
		const text = (cell?.textContent ?? '').trim();
		const date = DATE.exec(text);
		if (date) {
			return Number(date[3] + date[2].padStart(2, '0') + date[1].padStart(2, '0'));
		}
		return cell?.classList.contains('number') && NUMBER.test(text)
			? parseFloat(text.replaceAll('.', '').replace(',', '.').replace('−', '-'))
			: text;
	};
	const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
	const compare = (left, right) => {
		if (typeof left === 'number' && typeof right === 'number') {
			return left - right;
		}
		return typeof left === typeof right ? collator.compare(left, right) : typeof left === 'number' ? -1 : 1;
	};

	const sortable = (table, rows) => {
		const heads = [...table.tHead.rows[0].cells];
		heads.forEach((head, column) => {
			const button = document.createElement('button');
			button.type = 'button';
			button.append(...head.childNodes);
			head.append(button);
			button.addEventListener('click', () => {
				const upwards = head.getAttribute('aria-sort') !== 'ascending';
				heads.forEach((each) => each.removeAttribute('aria-sort'));
				head.setAttribute('aria-sort', upwards ? 'ascending' : 'descending');
				const keyed = rows.map((row) => [keyOf(row.cells[column]), row]);
				keyed.sort(([left], [right]) => (upwards ? 1 : -1) * compare(left, right));
				table.tBodies[0].append(...keyed.map(([, row]) => row));
			});
		});
	};

	// A frame that need not scroll lets the head stick to the window; one that scrolls is reached by keyboard.
	const fit = (frame) => {
		frame.classList.remove('fits');
		const fits = frame.firstElementChild.scrollWidth <= frame.clientWidth + 1;
		frame.classList.toggle('fits', fits);
		if (fits) {
			frame.removeAttribute('tabindex');
		} else {
			frame.tabIndex = 0;
		}
	};

	document.querySelectorAll('[data-filter]').forEach(filterable);
	const frames = [...document.querySelectorAll('[data-table]')];
	let width = 0;
	const watcher = new ResizeObserver(() => {
		if (document.documentElement.clientWidth !== width) {
			width = document.documentElement.clientWidth;
			frames.forEach(fit);
		}
	});
	watcher.observe(document.documentElement);
	document.querySelectorAll('details').forEach((details) => {
		details.addEventListener('toggle', () => details.querySelectorAll('[data-table]').forEach(fit));
	});
	document.fonts?.ready.then(() => frames.forEach(fit));
})();
