/**
 * How much memory a server needs: the whole server in a process of its own is sent simulated days of 100,000 calls (40
 * queues, 800 agents) through the HTTP intake, its clock set along, with screens open. Its resident memory is read after
 * each day; the first days grow into what a yesterday takes. Ends with one line of JSON.
 *
 * Options: `--days 4 --calls 100000 --screens 3`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { io } from 'socket.io-client';
import type { FloorEvent } from '../shared/floor/events.ts';
import { createLoadModel, createLoadSite } from '../shared/simulation/load-model.ts';
import { SimulatedFloor } from '../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../shared/time/site-calendar.ts';
import type { Order, Report } from './bench-memory/server-process.ts';
import { findFreePort } from './bench-restart/server-process.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    days: { type: 'string', default: '4' },
    calls: { type: 'string', default: '100000' },
    screens: { type: 'string', default: '3' },
  },
});
const SIZE = { queues: 40, agents: 800 };
const EVENTS_PER_CALL = 5.9;
const DAY_MS = 86_400_000;
const STEP_MS = 60_000;
const MOST_A_BATCH = 5_000;
const TARGET_MB = 300;
/** Monday 9 March 2026. */
const FROM_MS = Date.UTC(2026, 2, 9);

const folder = mkdtempSync(join(tmpdir(), 'floorcast-memory-'));
const inDist = import.meta.url.endsWith('.ts') ? '../dist/scripts/' : './';
const built = fileURLToPath(new URL(`${inDist}bench-memory/server-process.js`, import.meta.url));
const sources = fileURLToPath(new URL('./bench-memory/server-process.ts', import.meta.url));
const runsFrom = existsSync(built) ? 'build' : 'sources';
const site = createLoadSite(SIZE);
mkdirSync(join(folder, 'data'));
writeFileSync(join(folder, 'data', 'site.json'), JSON.stringify(site));
const port = await findFreePort();
const url = `http://127.0.0.1:${port}`;
const child = fork(runsFrom === 'build' ? built : sources, [String(FROM_MS)], {
  env: { ...process.env, PORT: String(port), FLOORCAST_DATA: join(folder, 'data'), FLOORCAST_FEED: 'none' },
  execArgv: runsFrom === 'build' ? [] : ['--import', 'tsx'],
});
try {
  const atStart = await nextReport();
  const { intakeToken } = JSON.parse(readFileSync(join(folder, 'data', 'secrets.json'), 'utf8')) as {
    readonly intakeToken: string;
  };
  const screens = await openScreens(Number(values.screens));
  const simulated = new SimulatedFloor({
    model: createLoadModel({ ...SIZE, eventsPerSecond: (Number(values.calls) * EVENTS_PER_CALL) / 86_400 }),
    seed: 1,
    calendar: createSiteCalendar(site),
    feedId: 'simulator',
  });
  let sent = 0;
  let calls = 0;
  let peakBytes = 0;
  const rssMb: number[] = [];
  const heapMb: number[] = [];
  const keptMb: number[] = [];
  let waiting: FloorEvent[] = [...simulated.resynchroniseAt(FROM_MS)];
  let report = atStart;
  for (let day = 1; day <= Number(values.days); day += 1) {
    const endMs = FROM_MS + day * DAY_MS;
    for (let nowMs = endMs - DAY_MS; nowMs < endMs;) {
      nowMs += STEP_MS;
      waiting.push(...simulated.runUntil(nowMs));
      order({ kind: 'clock', nowMs });
      if (waiting.length < MOST_A_BATCH / 2 && nowMs < endMs) continue;
      await post(waiting, intakeToken);
      waiting = [];
      report = await measure();
      peakBytes = Math.max(peakBytes, report.rssBytes);
    }
    // The clock has to have ticked, the snapshot to be written.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    report = await measure();
    rssMb.push(toMb(report.rssBytes));
    heapMb.push(toMb(report.heapUsedBytes));
    order({ kind: 'measure-kept' });
    keptMb.push(toMb((await nextReport()).heapUsedBytes));
    console.log(`day ${day}: ${calls} calls and ${sent} events so far, ${rssMb.at(-1)} MB resident`);
  }
  for (const screen of screens) screen.disconnect();
  console.log(
    JSON.stringify({
      rssMbDay1: rssMb[0],
      rssMbDay2: rssMb[1],
      growthMb: round((rssMb.at(-1) ?? 0) - (rssMb.at(-2) ?? 0)),
      rssMbByDay: rssMb,
      heapMbByDay: heapMb,
      // What is left when all garbage is collected: a leak would show here first.
      keptMbByDay: keptMb,
      rssMbStart: toMb(atStart.rssBytes),
      rssMbPeak: toMb(peakBytes),
      calls,
      events: sent,
      cpuMicrosecondsAnEvent: round((report.cpuMs * 1000) / sent),
      screens: screens.length,
      runsFrom,
      targetMet: Math.max(...rssMb) < TARGET_MB,
    }),
  );

  async function post(events: readonly FloorEvent[], token: string): Promise<void> {
    for (let from = 0; from < events.length; from += MOST_A_BATCH) {
      const batch = events.slice(from, from + MOST_A_BATCH).map((event, index) => {
        return { ...event, id: `${sent + from + index}` };
      });
      const response = await fetch(`${url}/api/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(batch),
      });
      const answer = await response.text();
      if (response.status !== 200 || !answer.includes(`"accepted":${batch.length}`)) {
        throw new Error(`The server answered ${response.status}: ${answer.slice(0, 500)}`);
      }
    }
    sent += events.length;
    calls += events.filter(({ type }) => type === 'call-offered').length;
  }
} finally {
  order({ kind: 'stop' });
  const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
  if (child.exitCode === null) await once(child, 'exit');
  clearTimeout(killing);
  rmSync(folder, { recursive: true, force: true });
}

function order(what: Order): void {
  if (child.connected) child.send(what);
}

async function measure(): Promise<Report> {
  order({ kind: 'measure' });
  return nextReport();
}

async function nextReport(): Promise<Report> {
  const waiting = new AbortController();
  const gone = once(child, 'exit', { signal: waiting.signal }).then(() => {
    throw new Error('The server ended by itself.');
  });
  const said = once(child, 'message', { signal: waiting.signal });
  const [report] = (await Promise.race([said, gone])) as [Report];
  gone.catch(() => {});
  waiting.abort();
  return report;
}

async function openScreens(count: number) {
  const screens = Array.from({ length: count }, () => io(url, { transports: ['websocket'], forceNew: true }));
  for (const screen of screens) {
    if (!screen.connected) await new Promise((resolve) => screen.once('connect', () => resolve(null)));
    await screen.timeout(10_000).emitWithAck('floor:join', { audience: 'wall' });
  }
  return screens;
}

function toMb(bytes: number): number {
  return round(bytes / 1e6);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
