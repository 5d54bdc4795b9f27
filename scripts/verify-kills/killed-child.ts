import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { startLiveFloor } from '../../server/live/live-floor.ts';
import { openStores, type StorePlaces } from '../../server/stores/open-stores.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import { DEFAULT_IMPORT_OPTIONS } from '../bench-history/import-options.ts';
import { CallYear, createYearSite } from '../bench-history/year-of-calls.ts';
import { Load } from '../bench-stream/load.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { backUp } from '../site/back-up.ts';
import { moveSite } from '../site/move-site.ts';
import { restore } from '../site/restore.ts';
import { DELETION_STEP_MS } from './old-events.ts';
import { locationOf } from './location-of.ts';
import type { KilledWork } from './killed-work.ts';

/** A process that works until it is killed. A line says that it works, each further one what it has acknowledged. */
const [work, place, aim, seed] = process.argv.slice(2) as [KilledWork, string, string, string];
const places = JSON.parse(place) as StorePlaces;
const location = locationOf(places);
const site = createYearSite();
const FOR_EVER_MS = 3_600_000;
const tell = (line: string) => void process.stdout.write(`${line}\n`);

switch (work) {
  case 'backup':
    await backUpForEver();
    break;
  case 'import':
    await importForEver();
    break;
  case 'live':
    await tellForEver();
    break;
  case 'retention':
    await deleteForEver();
    break;
  case 'events':
    await deleteEventsForEver();
    break;
  case 'undo':
    await undo();
    break;
  case 'restore':
    await restoreOnce();
    break;
  case 'move':
    await moveOnce();
    break;
  default:
    work satisfies never;
}

async function backUpForEver(): Promise<void> {
  tell('works');
  for (let count = 1; ; count += 1) {
    const to = resolve(aim, `${seed}-${count}.fcbackup`);
    await backUp(location, { to, nowMs: Date.now() });
    tell(to);
  }
}

async function importForEver(): Promise<void> {
  const { engine } = await openStores(places);
  const imports = createImports(engine, site, { nowMs: () => Date.now() });
  await imports.recover();
  const writer = await imports.begin({
    kind: 'calls',
    fileName: `${seed}.csv`,
    fileSha256: seed,
    options: DEFAULT_IMPORT_OPTIONS,
  });
  tell('works');
  const year = { offered: 400_000, answered: 370_000, seed: Number(seed), firstDay: '2024-01-01', days: 30 };
  for (const calls of new CallYear(year).quarters()) await writer.addCalls(calls);
}

async function tellForEver(): Promise<void> {
  const { journal } = await openStores(places);
  const floor = await startLiveFloor({
    site,
    journal,
    callers: createCallerGuard('kept', ''),
    feeds: [],
    clock: { nowMs: () => Date.now() },
  });
  const load = new Load({ queues: 8, agents: 80, eventsPerSecond: 400 }, Date.now());
  await floor.emit(load.signIns(Date.now()));
  tell('works');
  for (;;) {
    const events = load
      .takeUntil(Date.now())
      .map((event) => ('callId' in event ? { ...event, callId: `${seed}-${event.callId}` } : event));
    if (events.length > 0) tell(String((await floor.emit(events)).lastSeq));
    await new Promise((settle) => setTimeout(settle, 10));
  }
}

async function deleteForEver(): Promise<void> {
  const { engine } = await openStores(places);
  const upkeep = createUpkeep(engine, site);
  tell('works');
  const fromMs = Date.UTC(2025, 0, 1);
  // Each kill finds some more days to be deleted.
  for (let hour = 0; ; hour += 1) {
    await upkeep.deleteBefore({
      callsMs: fromMs + (Number(seed) % 1000) * 86_400_000 + hour * 3_600_000,
      eventsMs: null,
    });
    tell(String(hour));
    if (hour > 24) await new Promise((settle) => setTimeout(settle, 1_000));
  }
}

async function deleteEventsForEver(): Promise<void> {
  const { engine } = await openStores(places);
  const upkeep = createUpkeep(engine, site);
  tell('works');
  // From the oldest there is on, a little more each time.
  let { first_ms: beforeMs } = await engine.read
    .selectFrom('blocks')
    .select('first_ms')
    .orderBy('block')
    .limit(1)
    .executeTakeFirstOrThrow();
  for (;;) {
    beforeMs += DELETION_STEP_MS;
    await upkeep.deleteBefore({ callsMs: null, eventsMs: beforeMs });
    tell(String(beforeMs));
    await sleep(5);
  }
}

async function undo(): Promise<void> {
  const { engine } = await openStores(places);
  const imports = createImports(engine, site, { nowMs: () => Date.now() });
  tell('works');
  await imports.undo(Number(aim));
  tell('undone');
  await sleep(FOR_EVER_MS);
}

async function restoreOnce(): Promise<void> {
  tell('works');
  await restore(location, aim, {
    confirm: async () => true,
    now: () => Date.now(),
    onProgress: () => {},
    say: () => {},
  });
  tell('restored');
  await sleep(FOR_EVER_MS);
}

async function moveOnce(): Promise<void> {
  tell('works');
  await moveSite(location, JSON.parse(aim) as SiteLocation);
  tell('moved');
  await sleep(FOR_EVER_MS);
}
