import { createServer } from 'node:http';
import { hostname } from 'node:os';
import type { Role } from '../shared/access/roles.ts';
import { isAgentOfFloor, isQueueOfFloor } from '../shared/accounts/list-floor-parts.ts';
import { createDefaultBoards } from '../shared/boards/default-boards.ts';
import { parseBoard } from '../shared/boards/parse-board.ts';
import { OPENID_CALLBACK } from '../shared/contract/accounts.ts';
import { demoAgentId } from '../shared/simulation/demo-site.ts';
import { createSiteCalendar } from '../shared/time/site-calendar.ts';
import { AdherenceRoom } from './adherence/adherence-room.ts';
import { AdminSession } from './access/admin-session.ts';
import { createAccess } from './access/access.ts';
import { loadSecrets } from './access/secrets.ts';
import { signText } from './access/signature.ts';
import { StoredKioskLinks } from './access/stored-kiosk-links.ts';
import { openAccounts } from './accounts/open-accounts.ts';
import { createToken, hashToken } from './accounts/token.ts';
import { baseUrl } from './announcement.ts';
import { StoredBoards } from './boards/stored-boards.ts';
import type { Config } from './config.ts';
import { FeedWatch } from './feed-watch.ts';
import { createFeed } from './feeds/index.ts';
import { ThreadAnswers } from './history/thread-answers.ts';
import { FloorcastError } from './floorcast-error.ts';
import { createHttpApp } from './http/http-app.ts';
import { limitRequests } from './http/limit-requests.ts';
import { createImportJobs } from './imports/import-jobs.ts';
import { openSheet } from './imports/open-sheet.ts';
import { callsOf, keepApart } from './keep-apart.ts';
import { keepDemoRequests } from './keep-demo-requests.ts';
import { giveDemoRosterSettings, keepDemoRoster } from './keep-demo-roster.ts';
import { RetentionJob } from './jobs/retention-job.ts';
import { listen } from './listen.ts';
import { startLiveFloor } from './live/live-floor.ts';
import { openOwnPages } from './me/open-own-pages.ts';
import { meterJournal } from './meters/metered-journal.ts';
import { createPrometheusMeters } from './meters/prometheus-meters.ts';
import { createMail } from './notices/channels/mail.ts';
import { createWebhook } from './notices/channels/webhook.ts';
import { NoticeRoom } from './notices/notice-room.ts';
import { nameContact } from './notices/name-contact.ts';
import { PeopleRoom } from './people/people-room.ts';
import { createHolidayCalendar } from './planning/holidays/holiday-calendar.ts';
import { openPlanning } from './planning/planning.ts';
import { ThreadDesk } from './planning/rosters/desk/thread-desk.ts';
import { createDayOutlook } from './planning/today/day-outlook.ts';
import { ThreadProjectionPlayer } from './planning/today/projection-player.ts';
import { watchPlans } from './planning/watch-plans.ts';
import { OpenIdProvider } from './openid/openid-provider.ts';
import { openSite } from './open-site.ts';
import type { AccountSessions } from './ports/accounts.ts';
import type { Clock } from './ports/clock.ts';
import type { Feed } from './ports/feed.ts';
import { createCallerGuard } from './privacy/caller-guard.ts';
import { JournalReplays } from './replay/journal-replays.ts';
import { RequestBook } from './requests/request-book.ts';
import { RequestRoom } from './requests/request-room.ts';
import { attachFloorSockets } from './sockets/floor-sockets.ts';
import { createLiveSource } from './sockets/live-source.ts';
import { endSessionsInTime } from './end-sessions.ts';
import { createSiteBook } from './site-book.ts';
import { StartedParts } from './started-parts.ts';
import { openStores } from './stores/open-stores.ts';
import { createAccountStore } from './stores/sql/sql-accounts.ts';
import { createAdherenceStore } from './stores/sql/sql-adherence.ts';
import { createHistory } from './stores/sql/sql-history.ts';
import { createImports } from './stores/sql/sql-imports.ts';
import { createOwnStore } from './stores/sql/sql-own.ts';
import { createNoticeStore } from './stores/sql/sql-notices.ts';
import { createPlanStore } from './stores/sql/sql-plans.ts';
import { createRequestStore } from './stores/sql/sql-requests.ts';
import { createRosterStore } from './stores/sql/sql-rosters.ts';
import { createUpkeep, keepDaysInStep } from './stores/sql/sql-upkeep.ts';
import { tellDemoPast } from './tell-demo-past.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly version: string;
  /** The built client; null serves the interfaces alone. */
  readonly clientFolder: string | null;
  /** Who is signed in, where that is not for the accounts of the site to say. */
  readonly accounts?: AccountSessions;
  /** One line for whoever looks after the server. */
  readonly log: (line: string) => void;
}

/** A phone system that is there lets us in at once. */
const CONNECT_WITHIN_MS = 2_000;
/** The simulator tells a day before it is live. */
const SIMULATOR_CATCHES_UP_MS = 60_000;

/** A Floorcast that serves. */
export interface RunningFloorcast {
  readonly port: number;
  readonly baseUrl: string;
  readonly adminKey: string;
  readonly boardIds: readonly string[];
  /** Of a demo alone: what signs in as each role. */
  readonly demoLinks: readonly { readonly role: Role; readonly path: string }[];
  /** Whether somebody was deleted from the store who may still be in its memory: it is to start again. */
  isToForget(): Promise<boolean>;
  /** Stops feeds, keeps what is pending, closes everything. Calling it twice is harmless. */
  stop(): Promise<void>;
}

/**
 * Puts the server together and starts it: data folder, documents, journal, feeds, live floor, http, sockets. What was
 * started is stopped again when a later part fails.
 *
 * @throws FloorcastError for whatever a person can put right.
 */
export async function startFloorcast(config: Config, surroundings: Surroundings): Promise<RunningFloorcast> {
  const started = new StartedParts();
  try {
    return await start(config, surroundings, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function start(
  config: Config,
  surroundings: Surroundings,
  started: StartedParts,
): Promise<RunningFloorcast> {
  const { clock, log, version, clientFolder } = surroundings;
  const startedAtMs = clock.nowMs();
  const logError = (error: unknown) => log(`Error: ${describeError(error)}`);
  const report = (message: string, error: unknown) => log(`${message} ${describeError(error)}`);

  const stores = await openStores(config);
  started.add(() => stores.close());
  const { documents, engine } = stores;
  await keepApart(config.feed, engine.where, documents);
  const { site, kind } = await openSite(config, documents);
  const secrets = await loadSecrets(documents);
  const callers = createCallerGuard(site.privacy.callerNumbers, secrets.siteKey);
  const history = createHistory(engine, site);
  const imports = createImports(engine, site, clock);
  const upkeep = createUpkeep(engine, site);
  if ((await upkeep.forgetOrdered()) > 0)
    log('People were deleted while a server ran: what it wrote of them since was taken out, too.');
  if (await keepDaysInStep(engine, upkeep, site))
    log("The site's days begin at another moment than before: all days were summed up anew.");
  const kioskLinks = await StoredKioskLinks.load(documents, secrets.signingKey, clock);
  const boards = await StoredBoards.load(documents, parseBoard, () => createDefaultBoards(site));

  const feed = createFeed(config.feed, { site, clock });
  const feeds: readonly Feed[] = feed === null ? [] : [feed];
  const meters = createPrometheusMeters({
    live: () => live,
    journal: () => stores.journal,
    imports: () => imports,
    sockets: () => sockets.connected(),
  });
  const journal = meterJournal(stores.journal, meters);
  const live = await startLiveFloor({ site, journal, callers, feeds, clock, report });
  started.add(() => live.stop());

  const watch = new FeedWatch({
    feeds,
    clock,
    connectWithinMs: config.feed.kind === 'simulator' ? SIMULATOR_CATCHES_UP_MS : CONNECT_WITHIN_MS,
    log,
  });
  started.add(async () => watch.stop());

  const calendar = createSiteCalendar(site);
  const replays = new JournalReplays({
    journal: {
      readerModule: ownModule('./stores/sql/journal/open-journal-reading.ts'),
      location: engine.location,
    },
    site: () => live.site(),
    calendar,
    floorNowMs: () => live.floorNowMs(),
  });
  started.add(() => replays.closeAll());

  const accountStore = createAccountStore(engine);
  const accounts = await openAccounts({
    store: accountStore,
    clock,
    cookie: {
      // Browsers share cookies between the ports of a machine.
      name: `floorcast_account_${signText('account-cookie', secrets.signingKey).slice(0, 8)}`,
      secure: config.publicUrl?.startsWith('https:') ?? false,
    },
    demo: kind === 'demo' ? { signingKey: secrets.signingKey, agentId: demoAgentId(0) } : null,
    isAgent: (agentId) => isAgentOfFloor(live.site(), live.rows(), agentId),
    isQueue: (queueId) => isQueueOfFloor(live.site(), live.rows(), queueId),
    openId: config.openId && {
      settings: config.openId,
      provider: new OpenIdProvider(config.openId, `${config.publicUrl ?? ''}${OPENID_CALLBACK}`),
    },
    onError: logError,
  });
  const adminSession = new AdminSession(secrets, clock);
  const stopEnding = endSessionsInTime({ accounts, adminSession, onError: logError });
  started.add(async () => stopEnding());

  const access = createAccess({
    rules: {
      host: config.host,
      publicUrl: config.publicUrl,
      origins: config.origins,
      machineName: hostname(),
    },
    secrets,
    session: adminSession,
    links: kioskLinks,
    accounts: surroundings.accounts ?? accounts.sessions,
  });
  const importJobs = createImportJobs({
    imports,
    history,
    guard: callers,
    site: () => live.site(),
    clock,
    dataFolder: config.dataFolder,
    onError: logError,
  });
  started.add(() => importJobs.close());
  const answers = new ThreadAnswers({
    history: {
      readerModule: ownModule('./stores/sql/history/open-history-reading.ts'),
      location: engine.location,
    },
    site: () => live.site(),
    nowMs: () => live.floorNowMs(),
  });
  started.add(() => answers.close());
  const plans = watchPlans(createPlanStore(engine, clock));
  const reading = {
    readerModule: ownModule('./stores/sql/history/open-history-reading.ts'),
    location: engine.location,
  };
  const rosters = createRosterStore(engine, clock);
  const requestStore = createRequestStore(engine);
  const requestBook = await RequestBook.open(requestStore, documents);
  const planning = await openPlanning({
    leaveDays: requestBook.readLeaveDays,
    openSheet,
    plans,
    rosters,
    rosterDesks: { asked: new ThreadDesk(logError), playing: new ThreadDesk(logError) },
    documents,
    history,
    reading,
    holidays: createHolidayCalendar(),
    live,
    imports,
    clock,
    onError: logError,
  });
  started.add(() => planning.jobs.close());
  started.add(planning.keepUp());
  const { mail, webhookUrl, host, publicUrl } = config;
  let listenedPort = config.port;
  const ownUrl = () => baseUrl({ host, port: listenedPort, publicUrl });
  const notices = new NoticeRoom({
    store: createNoticeStore(engine),
    accounts,
    live,
    clock,
    push: { keys: secrets.pushKeys, contact: nameContact(config), reach: 'public' },
    mail: mail && ((sayings) => createMail({ ...mail, sayings, baseUrl: ownUrl })),
    webhook:
      webhookUrl === null
        ? null
        : createWebhook({ url: webhookUrl, key: secrets.webhookKey, nowMs: () => clock.nowMs() }),
    onError: logError,
    log,
  });
  started.add(notices.keepUp(planning.rosters));
  const adherence = await AdherenceRoom.open({
    store: createAdherenceStore(engine),
    rosterStore: rosters,
    rosters: planning.rosters,
    leaveMinutes: requestBook.readLeaveMinutes,
    documents,
    live,
    journal,
    calendar,
    notices,
    onError: logError,
  });
  started.add(adherence.keepUp());
  const people = await PeopleRoom.open({
    siteBook: createSiteBook(documents, live, config.siteFile),
    rosters: planning.rosters,
    live,
    calendar,
    clock,
    openSheet,
    audit: accountStore,
    notes: plans,
    onError: logError,
  });
  const requests = new RequestRoom({
    store: requestStore,
    book: requestBook,
    rosterStore: rosters,
    rosters: planning.rosters,
    live,
    notices,
    onError: logError,
  });
  started.add(requests.keepUp());
  const ownPages = openOwnPages({
    store: createOwnStore(engine),
    rosterStore: rosters,
    rosters: planning.rosters,
    leaveBook: requestBook,
    notices,
    live,
    adherence,
    history,
    calendar,
    accounts,
    tokens: { create: createToken, hash: hashToken },
  });
  const outlook = createDayOutlook({
    plans,
    history,
    live,
    player: new ThreadProjectionPlayer({ history: reading, site }, logError),
    onError: logError,
  });
  started.add(() => outlook.close());
  const app = createHttpApp({
    version,
    startedAtMs,
    clock,
    calls: callsOf(config.feed),
    live,
    journal,
    history,
    answers,
    meters,
    imports: importJobs,
    calendar,
    access,
    accounts,
    audit: accountStore,
    kioskLinks,
    boards,
    planning,
    outlook,
    adherence,
    people,
    requests,
    ...ownPages,
    notices,
    feeds: () => watch.health(),
    clientFolder,
    onError: logError,
  });
  const httpServer = createServer({ headersTimeout: 60_000 }, app);
  limitRequests(httpServer);
  const sockets = attachFloorSockets({
    httpServer,
    floor: createLiveSource(live),
    replays,
    access,
    kioskLinks,
    boards,
    rosters: planning.rosters,
    notices,
    clock,
    onError: logError,
  });
  started.add(async () => {
    const closing = sockets.close();
    httpServer.closeIdleConnections();
    const timer = setTimeout(() => httpServer.closeAllConnections(), 500);
    await closing;
    clearTimeout(timer);
  });
  const isDemo = kind === 'demo';
  if (isDemo) {
    const { day } = calendar.dayOf(Math.max(startedAtMs, live.floorNowMs()));
    await giveDemoRosterSettings(planning.rosters, day);
  }
  const port = await listen(httpServer, config.host, config.port);
  listenedPort = port;

  const retention = new RetentionJob({
    upkeep,
    documents,
    journal,
    privacy: site.privacy,
    calendar,
    clock,
    log,
  });
  retention.start();
  started.add(() => retention.stop());

  // Beside the running floor: what a killed import left counts nowhere meanwhile.
  const stopping = new AbortController();
  imports.recover(undefined, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted)
      report('What a killed import left could not be undone; the next start tries again.', error);
  });
  started.add(async () => stopping.abort());

  // While the feed still tells yesterday, the floor stands there; a floor ahead of the time of day has a past ahead of it.
  if (isDemo && config.feed.kind === 'simulator') {
    started.add(
      keepDemoRequests({
        requests,
        rosters: planning.rosters,
        rosterStore: rosters,
        live,
        calendar,
        onError: logError,
      }),
    );
    const isLive = () => feed?.status().status !== 'connecting';
    started.add(
      keepDemoRoster({
        rosters: planning.rosters,
        live,
        calendar,
        feed: config.feed,
        isLive,
        onError: logError,
      }),
    );
    started.add(
      tellDemoPast({
        site,
        history,
        imports,
        callers,
        feed: config.feed,
        nowMs: Math.max(startedAtMs, live.floorNowMs()),
        isLive,
        log,
      }),
    );
  }
  return {
    port,
    baseUrl: ownUrl(),
    adminKey: secrets.adminKey,
    boardIds: boards.list().map(({ id }) => id),
    demoLinks: accounts.demoLinks,
    isToForget: () => upkeep.isForgettingOrdered(),
    stop: () => started.stop(),
  };
}

/** With its stack unless it is one of ours, which says all there is to say. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof FloorcastError ? error.message : (error.stack ?? error.message);
}

/** The address of one of our modules for a thread that imports it by name, from the sources or built. */
function ownModule(path: string): string {
  const { href } = new URL(path, import.meta.url);
  return import.meta.url.endsWith('.ts') ? href : href.replace(/\.ts$/, '.js');
}
