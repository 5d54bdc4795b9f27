import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAccess } from '../../server/access/access.ts';
import { AdminSession } from '../../server/access/admin-session.ts';
import type { OriginRules } from '../../server/access/origin.ts';
import { loadSecrets } from '../../server/access/secrets.ts';
import { StoredKioskLinks } from '../../server/access/stored-kiosk-links.ts';
import { StoredBoards } from '../../server/boards/stored-boards.ts';
import { createHistoryAnswers } from '../../server/history/history-answers.ts';
import { createHttpApp } from '../../server/http/http-app.ts';
import type { HttpParts } from '../../server/http/http-parts.ts';
import { createPrometheusMeters } from '../../server/meters/prometheus-meters.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { Documents } from '../../server/ports/documents.ts';
import type { ImportJobs } from '../../server/ports/imports.ts';
import type { PlanStore } from '../../server/ports/plans.ts';
import type { Replays } from '../../server/ports/replay.ts';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { openPlanning } from '../../server/planning/planning.ts';
import { createDayOutlook } from '../../server/planning/today/day-outlook.ts';
import { playRest } from '../../server/planning/today/play-rest.ts';
import { watchPlans } from '../../server/planning/watch-plans.ts';
import { attachFloorSockets, type FloorSocketsParts } from '../../server/sockets/floor-sockets.ts';
import { createLiveSource } from '../../server/sockets/live-source.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createMemoryHistory, type MemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import { parseBoard } from '../../shared/boards/parse-board.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { ScriptedFloor } from './scripted-floor.ts';

export interface ServeOptions {
  readonly floor?: ScriptedFloor;
  readonly history?: MemoryHistory;
  readonly documents?: Documents;
  readonly clock?: Clock;
  readonly feeds?: HttpParts['feeds'];
  readonly calls?: 'simulated' | 'real';
  readonly rules?: Partial<OriginRules>;
  readonly replays?: Replays;
  readonly imports?: ImportJobs;
  readonly plans?: PlanStore;
  readonly clientFolder?: string;
  readonly sockets?: Pick<FloorSocketsParts, 'gate' | 'viewerlessMs' | 'maxSockets'>;
}

const NO_REPLAYS: Replays = {
  start: () => Promise.reject(new Error('This test has no replays.')),
  find: () => null,
  closeAll: async () => {},
};

const noImports = () => Promise.reject(new Error('This test has no imports.'));
const NO_IMPORTS: ImportJobs = {
  upload: noImports,
  preview: noImports,
  discard: noImports,
  start: noImports,
  cancel: noImports,
  undo: noImports,
  list: async () => [],
  find: noImports,
  readRefused: () => {
    throw new Error('This test has no imports.');
  },
  close: async () => {},
};

export type ServedParts = Awaited<ReturnType<typeof serveParts>>;

/** Http and sockets over a scripted floor and memory stores, on a free port of this machine. */
export async function serveParts(options: ServeOptions = {}) {
  const floor = options.floor ?? new ScriptedFloor();
  const documents = options.documents ?? createMemoryDocuments();
  const clock = options.clock ?? { nowMs: () => Date.now() };
  const secrets = await loadSecrets(documents);
  const links = await StoredKioskLinks.load(documents, secrets.signingKey, clock);
  const boards = await StoredBoards.load(documents, parseBoard, () => createDefaultBoards(floor.site()));
  const rules = {
    host: '127.0.0.1',
    publicUrl: null,
    origins: [],
    machineName: 'floor-pc',
    ...options.rules,
  };
  const session = new AdminSession(secrets, clock);
  const access = createAccess({ rules, secrets, session, links });
  const history = options.history ?? createMemoryHistory(floor.site());
  const errors: unknown[] = [];
  const answers = createHistoryAnswers({
    history,
    journal: floor.journal,
    site: () => floor.site(),
    nowMs: () => floor.floorNowMs(),
  });
  const meters = createPrometheusMeters({
    live: () => floor,
    journal: () => floor.journal,
    imports: () => ({ list: async () => [] }),
    sockets: () => sockets.connected(),
  });
  const plans = watchPlans(options.plans ?? createMemoryPlans(clock));
  const planning = await openPlanning({
    plans,
    documents,
    history,
    // No job is run over these parts.
    reading: { readerModule: '', location: null },
    holidays: createHolidayCalendar(),
    live: floor,
    imports: { list: async () => [] },
    clock,
    onError: (error) => errors.push(error),
  });
  const outlook = createDayOutlook({
    plans,
    history,
    live: floor,
    player: {
      play: async (rest) => playRest(rest, null, { least: 20, most: 20, goOn: () => false }),
      rest: async () => {},
    },
    onError: (error) => errors.push(error),
  });
  const app = createHttpApp({
    version: '0.0.0',
    startedAtMs: clock.nowMs(),
    clock,
    calls: options.calls ?? 'real',
    live: floor,
    journal: floor.journal,
    history,
    answers,
    meters,
    imports: options.imports ?? NO_IMPORTS,
    calendar: createSiteCalendar(floor.site()),
    access,
    kioskLinks: links,
    boards,
    planning,
    outlook,
    feeds: options.feeds ?? (() => []),
    clientFolder: options.clientFolder ?? null,
    onError: (error) => errors.push(error),
  });
  const httpServer = createServer(app);
  const sockets = attachFloorSockets({
    httpServer,
    floor: createLiveSource(floor),
    replays: options.replays ?? NO_REPLAYS,
    access,
    kioskLinks: links,
    boards,
    clock,
    onError: (error) => errors.push(error),
    ...options.sockets,
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
  return {
    url,
    floor,
    documents,
    secrets,
    links,
    boards,
    planning,
    history,
    meters,
    sockets,
    errors,
    /** What a signed-in browser sends with every request. */
    cookie: `${session.cookieName}=${session.open()}`,
    stop: async () => {
      await outlook.close();
      await sockets.close();
      httpServer.closeAllConnections();
    },
  };
}
