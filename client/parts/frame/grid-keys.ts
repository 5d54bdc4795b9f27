/**
 * Arrow keys in a table, as an attachment of its scrolling region. The region is the only stop of the Tab key; what can
 * be reached inside carries `data-cell` and `tabindex="-1"`, rows carry `data-row`. Home and End go to the ends of a row,
 * with Ctrl to the ends of the table, Page Up and Page Down by a screenful.
 */
export function gridKeys(region: HTMLElement): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLElement>('[data-cell]');
    if (cell === null && event.target !== region) return;
    const next = cell ? findNext(region, cell, event) : enterTable(region, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  region.addEventListener('keydown', onKey);
  return () => region.removeEventListener('keydown', onKey);
}

function enterTable(region: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return null;
  const top = region.getBoundingClientRect().top;
  const rows = listRows(region);
  const visible =
    rows.find((row) => row.getBoundingClientRect().bottom > top + headHeight(region)) ?? rows[0];
  return visible ? (listCells(visible)[0] ?? null) : null;
}

function findNext(region: HTMLElement, cell: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  const row = cell.closest<HTMLElement>('[data-row]');
  if (!row) return null;
  const cells = listCells(row);
  const column = cells.indexOf(cell);
  const sideways = event.ctrlKey ? null : stepSideways(event.key, cells, column);
  if (sideways) return sideways;
  const rows = listRows(region);
  const target = stepRows(region, rows, rows.indexOf(row), event);
  if (!target || target === row) return null;
  const there = listCells(target);
  return there[Math.min(column, there.length - 1)] ?? null;
}

function stepSideways(key: string, cells: readonly HTMLElement[], column: number): HTMLElement | null {
  if (key === 'ArrowRight') return cells[column + 1] ?? null;
  if (key === 'ArrowLeft') return cells[column - 1] ?? null;
  if (key === 'Home') return cells[0] ?? null;
  if (key === 'End') return cells.at(-1) ?? null;
  return null;
}

function stepRows(
  region: HTMLElement,
  rows: readonly HTMLElement[],
  at: number,
  event: KeyboardEvent,
): HTMLElement | null {
  const height = rows[at]?.offsetHeight || 28;
  const screenful = Math.max(1, Math.floor((region.clientHeight - headHeight(region)) / height) - 1);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: screenful,
    PageUp: -screenful,
  };
  if (event.ctrlKey && event.key === 'Home') return rows[0] ?? null;
  if (event.ctrlKey && event.key === 'End') return rows.at(-1) ?? null;
  const step = steps[event.key];
  if (step === undefined) return null;
  return rows[Math.min(rows.length - 1, Math.max(0, at + step))] ?? null;
}

function headHeight(region: HTMLElement): number {
  return region.querySelector('thead')?.offsetHeight ?? 0;
}

function listRows(region: HTMLElement): HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>('[data-row]')];
}

function listCells(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-cell]')];
}
