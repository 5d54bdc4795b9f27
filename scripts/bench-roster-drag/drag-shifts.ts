import type { Locator, Page } from 'playwright-core';

type Point = readonly [x: number, y: number];

/** How long the hand rests on each place, ms. */
export interface Hand {
  readonly page: Page;
  readonly restMs: number;
}

/** Long enough for everything that was asked to be answered. */
const SETTLE_MS = 400;
/** Steps over the board, in cells from where the shift was: down a column, across the days, back up elsewhere. */
const WAY: readonly (readonly [down: number, right: number])[] = [
  ...Array.from({ length: 9 }, (_, at) => [at + 1, 0] as const),
  ...Array.from({ length: 8 }, (_, at) => [9, at + 1] as const),
  ...Array.from({ length: 8 }, (_, at) => [8 - at, 8] as const),
  ...Array.from({ length: 5 }, (_, at) => [1, 7 - at] as const),
];

/** Shifts of the first rows over people and days, the others of them let go on somebody else's cell. */
export async function dragOnBoard({ page, restMs }: Hand, drags: number): Promise<void> {
  const [across, down] = await measureCell(page);
  for (let drag = 0; drag < drags; drag += 1) {
    const [row, column] = [drag % 3, await findShift(page, drag % 3, 1 + (drag % 2))];
    const [x, y] = await middleOf(cellAt(page, row, column));
    const isCopied = drag % 4 === 2;
    await page.mouse.move(x, y);
    await page.mouse.down();
    if (isCopied) await page.keyboard.down('Control');
    for (const [rows, columns] of WAY) await rest(page, [x + columns * across, y + rows * down], restMs);
    await page.waitForTimeout(SETTLE_MS);
    if (drag % 2 === 0) await page.keyboard.press('Escape');
    await page.mouse.up();
    if (isCopied) await page.keyboard.up('Control');
    await page.waitForTimeout(SETTLE_MS);
  }
}

/** Shifts of the day drawn: as a whole, at an end, their break; to and fro by a quarter of an hour. */
export async function pullOnDay({ page, restMs }: Hand, pulls: number): Promise<void> {
  const rows = page.locator('.bars .row');
  await rows.first().waitFor();
  const quarter = (await rows.first().locator('.track').boundingBox())!.width / 96;
  for (let pull = 0; pull < pulls; pull += 1) {
    const row = rows.nth(pull % 4);
    const part = ['whole', 'end', 'break', 'start'][pull % 4];
    const [x, y] = await startOf(
      row,
      part === 'break'
        ? '.pause'
        : part === 'end'
          ? '.grip >> nth=1'
          : part === 'start'
            ? '.grip >> nth=0'
            : '.bar',
    );
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 30; step += 1) {
      const quarters = 8 * Math.sin((step / 30) * 4.5 * Math.PI);
      await rest(page, [x + Math.round(quarters) * quarter, y], restMs);
    }
    await page.waitForTimeout(SETTLE_MS);
    await page.mouse.up();
    await page.waitForTimeout(SETTLE_MS);
  }
}

/** Where nothing is dragged: what a frame alone takes. */
export async function moveIdly({ page, restMs }: Hand, moves: number): Promise<void> {
  const [x, y] = await middleOf(cellAt(page, 2, 2));
  for (let move = 0; move < moves; move += 1) await rest(page, [x + (move % 9), y], restMs);
}

async function rest(page: Page, [x, y]: Point, restMs: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.waitForTimeout(restMs);
}

const cellAt = (page: Page, row: number, column: number) =>
  page.locator(`[data-row="${row}"][data-column="${column}"]`);

async function findShift(page: Page, row: number, from: number): Promise<number> {
  for (let column = from; column < from + 7; column += 1)
    if ((await cellAt(page, row, column).locator('.chip').count()) > 0) return column;
  throw new Error(`Nobody works in row ${row} of the board. Maybe the roster is empty.`);
}

/** px from one cell to the next. */
async function measureCell(page: Page): Promise<Point> {
  const [[x, y], [right, down]] = [await middleOf(cellAt(page, 0, 0)), await middleOf(cellAt(page, 1, 1))];
  return [right - x, down - y];
}

async function startOf(row: Locator, selector: string): Promise<Point> {
  const box = (await row.locator(selector).first().boundingBox())!;
  return [box.x + Math.min(12, box.width / 2), box.y + box.height / 2];
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = (await locator.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}
