/**
 * How soon the board says what a dragged shift would come to: a server with 500 agents and a published roster of 28 days (13 rules),
 * its page in Chromium, shifts dragged by real mouse events on the board and on the day drawn. Of each event that moved a shift: the
 * time from the event until the frame is painted in which the curve of who is there and the broken rules are those of that place
 * (`stepMs`); `drops` from letting go. Beside it, of the same run: `frame`, from an event that moves nothing to the next frame, and
 * `score`, what the scorer alone takes in the worker, `worker` with its message to and fro. `notShown` counts answers that changed
 * figures that were not written anew, `curvesDrawn` the answers with a curve drawn anew, `isServers` says whether the server has the objective and violations of the roster that are on
 * the screen at the end. Long tasks are the page's, of 50 ms and more. Ends with one line of JSON. Target: p95Ms of `board` and `day`
 * at most 50.
 *
 * Options: `--agents 500 --days 28 --seconds 30` (of making the roster), `--drags 8 --rest 40` (ms on each place).
 */
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import type { RosterComparison } from '../shared/contract/rosters.ts';
import { RUNS_FROM } from './bench-restart/server-process.ts';
import {
  measureDrops,
  measureSteps,
  measureWorker,
  spreadOf,
  type DragLog,
} from './bench-roster-drag/drag-log.ts';
import { dragOnBoard, moveIdly, pullOnDay, type Hand } from './bench-roster-drag/drag-shifts.ts';
import { makeRoster } from './bench-roster-drag/make-roster.ts';
import { findChromium } from './chromium.mjs';
import { firstRosterDay } from './roster-floor/make-floor.ts';
import { roundTenth } from './roster-floor/quantile.ts';
import { RosterFloor } from './roster-floor/roster-floor.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    agents: { type: 'string', default: '500' },
    days: { type: 'string', default: '28' },
    seconds: { type: 'string', default: '30' },
    drags: { type: 'string', default: '8' },
    rest: { type: 'string', default: '40' },
  },
});
const [agents, days, seconds, drags, restMs] = (['agents', 'days', 'seconds', 'drags', 'rest'] as const).map(
  (name) => Number(values[name]),
) as [number, number, number, number, number];
const WATCH = fileURLToPath(new URL('./bench-roster-drag/watch-page.mjs', import.meta.url));
/** Settings, problem and score of 500 people. */
const OPENS_MS = 120_000;

if (RUNS_FROM !== 'build') throw new Error('The page is measured as it is built. Run npm run build first.');
const floor = await RosterFloor.start(agents);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  console.log('Waiting for the forecast and the requirement ...');
  const firstDay = firstRosterDay();
  await floor.waitForRequirement(firstDay, days);
  console.log(`Making a roster of ${agents} agents and ${days} days ...`);
  await makeRoster(floor, firstDay, days, seconds);

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.request.get(floor.adminLink, { maxRedirects: 0 });
  const path = `/roster?from=${firstDay}&days=${days}&group=none&lang=en`;
  const board = await watch(await context.newPage(), path, async (hand) => {
    await moveIdly(hand, 60);
    await dragOnBoard(hand, drags);
  });
  const day = await watch(await context.newPage(), `${path}&day=${firstDay}`, (hand) =>
    pullOnDay(hand, drags),
  );
  const { after } = await floor.ask<RosterComparison>(
    `/api/v1/rosters/compare?from=${firstDay}&days=${days}&before=live&after=live`,
  );
  const logs = [board.log, day.log];
  const last = logs.flatMap(({ changes }) => changes).at(-1)!;
  console.log(
    JSON.stringify({
      agents,
      days,
      board: spreadOf(measureSteps(board.log)),
      day: spreadOf(measureSteps(day.log)),
      drops: spreadOf(logs.flatMap(measureDrops)),
      frame: spreadOf(board.log.frames),
      score: spreadOf(logs.flatMap(({ answers }) => answers.map(({ tookMs }) => tookMs))),
      worker: spreadOf(logs.flatMap(measureWorker)),
      notShown: logs.flatMap(({ answers }) => answers).filter(({ isShown }) => !isShown).length,
      curvesDrawn: logs.flatMap(({ answers }) => answers).filter(({ isDrawn }) => isDrawn).length,
      curvesChanged: logs.flatMap(({ answers }) => answers).filter(({ isOther }) => isOther).length,
      longTasks: logs.map(({ longTasks }) => longTasks.length),
      longestTaskMs: roundTenth(
        Math.max(0, ...logs.flatMap(({ longTasks }) => longTasks.map((each) => each.duration))),
      ),
      isServers: Math.abs(last.objective - after.objective) < 0.01 && last.violations === after.violations,
      load: loadavg().map(roundTenth),
    }),
  );
} finally {
  await browser.close();
  await floor.end();
}

/** Opens the page, waits until its roster is scored, and answers what was noted while shifts were dragged. */
async function watch(
  page: Page,
  path: string,
  drag: (hand: Hand) => Promise<void>,
): Promise<{ readonly log: DragLog }> {
  await page.addInitScript({ path: WATCH });
  await page.goto(`${floor.url}${path}`);
  await page.locator('.figures dd').first().waitFor({ timeout: OPENS_MS });
  await page.waitForTimeout(1_000);
  const openedMs = await page.evaluate('performance.now()');
  await drag({ page, restMs });
  const log = (await page.evaluate('dragLog')) as DragLog;
  await page.close();
  return {
    log: { ...log, longTasks: log.longTasks.filter(({ startTime }) => startTime > Number(openedMs)) },
  };
}
