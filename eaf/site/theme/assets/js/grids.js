// Matrices: filters for rows and columns, arrow keys from one filled cell to the next, lists that open for what is asked for.
(() => {
	'use strict';
	const { fold, fill } = window.eaf;
	const words = (field) => fold(field.value).split(/\s+/).filter(Boolean);
	const holds = (text, wanted) => wanted.every((word) => text.includes(word));

	const filterable = (block, table) => {
		const tools = block.querySelector('[data-grid-filters]');
		const rowField = tools.querySelector('[data-rows]');
		const columnField = tools.querySelector('[data-columns]');
		const emptyToo = tools.querySelector('[data-hide-empty]');
		const output = tools.querySelector('output');
		const heads = [...table.querySelectorAll('thead .turned')];
		const rows = [...table.querySelectorAll('tbody tr[data-row]')].map((row) => ({
			row,
			list: document.getElementById(row.dataset.row),
			text: fold(row.cells[0].textContent),
			cells: [...row.cells].slice(1, -1),
		}));
		const columns = heads.map((head, place) => ({
			head,
			text: fold(head.textContent),
			filled: rows.some(({ cells }) => cells[place].classList.contains('filled')),
		}));
		const foot = [...table.tFoot.rows[0].cells].slice(1, -1);
		const groups = [...table.querySelectorAll('.column-groups th')];
		const spans = groups.map((group) => group.colSpan);

		const filter = () => {
			const wantedRows = words(rowField);
			const wantedColumns = words(columnField);
			const shown = columns.map(({ text, filled }) => holds(text, wantedColumns) && (filled || !emptyToo.checked));
			const narrowed = shown.includes(false);
			let count = 0;
			for (const { row, list, text, cells } of rows) {
				cells.forEach((cell, place) => (cell.hidden = !shown[place]));
				const filled = cells.some((cell, place) => shown[place] && cell.classList.contains('filled'));
				row.hidden = !holds(text, wantedRows) || (!filled && (emptyToo.checked || (narrowed && wantedColumns.length > 0)));
				count += row.hidden ? 0 : 1;
				if (list) {
					list.hidden = row.hidden;
					list.querySelectorAll(':scope > ul > li').forEach((item) => {
						item.hidden = !holds(fold(item.querySelector('.entry').textContent), wantedColumns);
					});
				}
			}
			columns.forEach(({ head }, place) => {
				head.hidden = !shown[place];
				foot[place].hidden = !shown[place];
			});
			let first = 0;
			groups.forEach((group, place) => {
				const left = shown.slice(first, first + spans[place]).filter(Boolean).length;
				first += spans[place];
				group.hidden = !left;
				group.colSpan = left || 1;
			});
			block.querySelectorAll('tbody').forEach((body) => {
				const group = body.querySelector('.row-group');
				if (group) {
					group.hidden = [...body.querySelectorAll('tr[data-row]')].every((row) => row.hidden);
				}
			});
			block.querySelectorAll('.list-group').forEach((head) => {
				let next = head.nextElementSibling;
				let any = false;
				while (next?.matches('.grid-row')) {
					any ||= !next.hidden;
					next = next.nextElementSibling;
				}
				head.hidden = !any;
			});
			const left = shown.filter(Boolean).length;
			output.value = fill(output.dataset.count, { rows: count, all_rows: rows.length, columns: left, all_columns: columns.length });
		};

		for (const field of [rowField, columnField]) {
			field.addEventListener('input', filter);
			field.addEventListener('keydown', (event) => {
				if (event.key === 'Escape' && field.value) {
					field.value = '';
					filter();
				}
			});
		}
		emptyToo.addEventListener('change', filter);
		tools.hidden = false;
		filter();
	};

	// One stop for the Tab key; from there the arrow keys go on to the next filled cell in their direction.
	const walkable = (table) => {
		const links = [...table.querySelectorAll('.filled a')];
		links.forEach((link, place) => (link.tabIndex = place ? -1 : 0));
		const focus = (link) => {
			links.forEach((each) => (each.tabIndex = each === link ? 0 : -1));
			link.focus();
		};
		const at = (link) => [link.closest('tr').rowIndex, link.closest('td').cellIndex];
		const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
		table.addEventListener('keydown', (event) => {
			const step = steps[event.key];
			const link = event.target.closest('.filled a');
			if (!step || !link || event.ctrlKey || event.altKey || event.metaKey) {
				return;
			}
			event.preventDefault();
			const [row, column] = at(link);
			const ahead = links.filter((each) => {
				const [otherRow, otherColumn] = at(each);
				const [down, right] = [(otherRow - row) * step[0], (otherColumn - column) * step[1]];
				return each.offsetParent && (step[0] ? down > 0 : right > 0 && otherRow === row);
			});
			const distance = (each) => {
				const [otherRow, otherColumn] = at(each);
				return Math.abs(otherRow - row) * 1000 + Math.abs(otherColumn - column);
			};
			ahead.sort((left, right) => distance(left) - distance(right));
			if (ahead.length) {
				focus(ahead[0]);
			}
		});
	};

	// What an address names stands in a list that may be closed.
	const open = () => {
		const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
		const list = target && target.closest('details.grid-row');
		if (list && !list.open) {
			list.open = true;
			target.scrollIntoView({ block: 'center', behavior: 'instant' });
		}
	};

	document.querySelectorAll('[data-grid]').forEach((block) => {
		const table = block.querySelector('table.grid');
		filterable(block, table);
		walkable(table);
	});
	// Paper has no lists that open: those of a matrix that is wider than a sheet are open while it is printed.
	let closed = [];
	addEventListener('beforeprint', () => {
		closed = [...document.querySelectorAll('.broad-grid details.grid-row:not([open])')];
		closed.forEach((list) => (list.open = true));
	});
	addEventListener('afterprint', () => closed.forEach((list) => (list.open = false)));

	addEventListener('hashchange', open);
	open();
})();
