import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdherenceRoom } from '../../server/adherence/adherence-room.ts';
import { createAccess } from '../../server/access/access.ts';
import { AdminSession } from '../../server/access/admin-session.ts';
import { MemorySessions } from '../../server/access/memory-sessions.ts';
import type { OriginRules } from '../../server/access/origin.ts';
import { loadSecrets } from '../../server/access/secrets.ts';
import { openAccounts, type OpenAccountsParts } from '../../server/accounts/open-accounts.ts';
import { Passwords } from '../../server/accounts/passwords.ts';
import { createToken, hashToken } from '../../server/accounts/token.ts';
import { StoredKioskLinks } from '../../server/access/stored-kiosk-links.ts';
import { StoredBoards } from '../../server/boards/stored-boards.ts';
import { createHistoryAnswers } from '../../server/history/history-answers.ts';
import { createHttpApp } from '../../server/http/http-app.ts';
import type { Route } from '../../server/http/route.ts';
import type { HttpParts } from '../../server/http/http-parts.ts';
import { openOwnPages } from '../../server/me/open-own-pages.ts';
import { createPrometheusMeters } from '../../server/meters/prometheus-meters.ts';
import type { AdherenceStore } from '../../server/ports/adherence.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { Documents } from '../../server/ports/documents.ts';
import type { ImportJobs } from '../../server/ports/imports.ts';
import type { LeaveBook } from '../../server/ports/leave-book.ts';
import type { OwnStore } from '../../server/ports/own-store.ts';
import type { PlanStore } from '../../server/ports/plans.ts';
import type { RosterStore } from '../../server/ports/rosters.ts';
import type { Replays } from '../../server/ports/replay.ts';
import type { NoticeParts } from '../../server/notices/notice-parts.ts';
import { NoticeRoom } from '../../server/notices/notice-room.ts';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { PeopleRoom } from '../../server/people/people-room.ts';
import { createSiteBook } from '../../server/site-book.ts';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import type { RosterDesk } from '../../server/planning/rosters/desk/desk-messages.ts';
import { createInlineDesk } from '../../server/planning/rosters/desk/inline-desk.ts';
import { openPlanning } from '../../server/planning/planning.ts';
import { createDayOutlook } from '../../server/planning/today/day-outlook.ts';
import { playRest } from '../../server/planning/today/play-rest.ts';
import { watchPlans } from '../../server/planning/watch-plans.ts';
import { RequestBook } from '../../server/requests/request-book.ts';
import { RequestRoom } from '../../server/requests/request-room.ts';
import { attachFloorSockets, type FloorSocketsParts } from '../../server/sockets/floor-sockets.ts';
import { createLiveSource } from '../../server/sockets/live-source.ts';
import type { AccountSessions } from '../../server/ports/accounts.ts';
import type { AccountStore } from '../../server/ports/account-store.ts';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createMemoryHistory, type MemoryHistory } from '../../server/stores/history/memory-history.ts';
import { createMemoryOwn } from '../../server/stores/own/memory-own.ts';
import { createMemoryNotices } from '../../server/stores/notices/memory-notices.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { createMemoryRequests, type MemoryRequests } from '../../server/stores/requests/memory-requests.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { isAgentOfFloor, isQueueOfFloor } from '../../shared/accounts/list-floor-parts.ts';
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
  readonly rosters?: RosterStore;
  /** What is granted is kept with the roster: given together with `rosters`. */
  readonly requests?: MemoryRequests;
  readonly rosterDesk?: RosterDesk;
  readonly accounts?: AccountStore;
  readonly own?: OwnStore;
  readonly adherence?: AdherenceStore;
  readonly leaveBook?: LeaveBook;
  /** The agent of a demo's agent account; left out: no demo. */
  readonly demoAgentId?: string;
  readonly openId?: NonNullable<OpenAccountsParts['openId']>;
  readonly clientFolder?: string;
  readonly routes?: readonly Route[];
  readonly mail?: NoticeParts['mail'];
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
  const errors: unknown[] = [];
  const accountStore = options.accounts ?? createMemoryAccounts();
  const accounts = await openAccounts({
    store: accountStore,
    clock,
    cookie: { name: 'floorcast_account', secure: rules.publicUrl?.startsWith('https:') ?? false },
    demo:
      options.demoAgentId === undefined
        ? null
        : { signingKey: secrets.signingKey, agentId: options.demoAgentId },
    isAgent: (agentId) => isAgentOfFloor(floor.site(), floor.rows(), agentId),
    isQueue: (queueId) => isQueueOfFloor(floor.site(), floor.rows(), queueId),
    openId: options.openId ?? null,
    // What takes long is tried by the tests of passwords.
    passwords: new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 }),
    onError: (error) => errors.push(error),
  });
  const sessions = new MemorySessions();
  const access = createAccess({
    rules,
    secrets,
    session,
    links,
    accounts: joinSessions(sessions, accounts.sessions),
  });
  const history = options.history ?? createMemoryHistory(floor.site());
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
  const desk = options.rosterDesk ?? createInlineDesk();
  const requestStore = options.requests ?? createMemoryRequests();
  const rosterStore = options.rosters ?? createMemoryRosters(clock, requestStore);
  const requestBook = await RequestBook.open(requestStore, documents);
  const planning = await openPlanning({
    plans,
    rosters: rosterStore,
    leaveDays: requestBook.readLeaveDays,
    openSheet,
    rosterDesks: { asked: desk, playing: desk },
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
  const notices = new NoticeRoom({
    store: createMemoryNotices(),
    accounts,
    live: floor,
    clock,
    push: { keys: secrets.pushKeys, contact: 'mailto:test@floorcast.invalid', reach: 'public' },
    mail: options.mail ?? null,
    webhook: null,
    onError: (error) => errors.push(error),
    log: () => {},
  });
  const stopNotices = notices.keepUp(planning.rosters);
  const requests = new RequestRoom({
    store: requestStore,
    book: requestBook,
    rosterStore,
    rosters: planning.rosters,
    live: floor,
    notices,
    onError: (error) => errors.push(error),
  });
  const adherence = await AdherenceRoom.open({
    store: options.adherence ?? createMemoryAdherence(),
    rosterStore,
    rosters: planning.rosters,
    documents,
    live: floor,
    journal: floor.journal,
    calendar: createSiteCalendar(floor.site()),
    notices,
    onError: (error) => errors.push(error),
  });
  const people = await PeopleRoom.open({
    siteBook: createSiteBook(documents, floor, null),
    rosters: planning.rosters,
    live: floor,
    calendar: createSiteCalendar(floor.site()),
    clock,
    openSheet,
    audit: accountStore,
    notes: plans,
    onError: (error) => errors.push(error),
  });
  const ownPages = openOwnPages({
    store: options.own ?? createMemoryOwn(),
    rosterStore,
    rosters: planning.rosters,
    leaveBook: options.leaveBook ?? requestBook,
    notices,
    live: floor,
    adherence,
    history,
    calendar: createSiteCalendar(floor.site()),
    accounts,
    tokens: { create: createToken, hash: hashToken },
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
  const app = createHttpApp(
    {
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
      accounts,
      audit: accountStore,
      kioskLinks: links,
      boards,
      planning,
      outlook,
      adherence,
      people,
      requests,
      ...ownPages,
      notices,
      feeds: options.feeds ?? (() => []),
      clientFolder: options.clientFolder ?? null,
      onError: (error) => errors.push(error),
    },
    options.routes,
  );
  const httpServer = createServer(app);
  const sockets = attachFloorSockets({
    httpServer,
    floor: createLiveSource(floor),
    replays: options.replays ?? NO_REPLAYS,
    access,
    kioskLinks: links,
    boards,
    rosters: planning.rosters,
    notices,
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
    accounts,
    audit: accountStore,
    /** Of whoever only needs a role. */
    sessions,
    links,
    boards,
    planning,
    adherence,
    notices,
    history,
    meters,
    sockets,
    errors,
    adminSession: session,
    /** What a signed-in browser sends with every request. */
    cookie: `${session.cookieName}=${session.open()}`,
    stop: async () => {
      await stopNotices();
      await outlook.close();
      await sockets.close();
      httpServer.closeAllConnections();
    },
  };
}

/** Of tests that only need somebody with a role, and of those who signed in. */
function joinSessions(...all: readonly AccountSessions[]): AccountSessions {
  return {
    find: (cookies, use) => {
      for (const sessions of all) {
        const found = sessions.find(cookies, use);
        if (found !== null) return found;
      }
      return null;
    },
    onChanged: (listener) => {
      const stops = all.map((sessions) => sessions.onChanged(listener));
      return () => stops.forEach((stop) => stop());
    },
  };
}
