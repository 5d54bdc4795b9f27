import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeStart, listNotes } from './announcement.ts';
import { readConfig, type FeedConfig } from './config.ts';
import { startFloorcast, type RunningFloorcast } from './floorcast.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { startRestorable } from './restorable.ts';
import { openRestoreDesk } from './stores/archive/open-site.ts';
import { describeUrl } from './stores/sql/postgres/postgres-config.ts';

/** A stop that takes longer hangs. */
const STOP_WITHIN_MS = 10_000;
/** npm passes Ctrl-C on, so that one press arrives twice: only a later one means it. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

const say = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

keepHeapSmall();
const version = readVersion();
// One request or one screen that fails in a way nobody thought of must not take the floor from all the others.
process.on('uncaughtException', (error) =>
  complain(`Error that nobody caught: ${error.stack ?? error.message}`),
);
process.on('unhandledRejection', (reason) =>
  complain(
    `Error that nobody caught: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
  ),
);

/** Set as soon as there is something to stop. */
let running: RunningFloorcast | null = null;
let stoppingSinceMs: number | null = null;
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

await start();

async function start(): Promise<void> {
  try {
    const config = readConfig();
    const clock = { nowMs: () => Date.now() };
    const clientFolder = findClient();
    const floorcast = await startRestorable({
      start: (port) =>
        startFloorcast({ ...config, port: port ?? config.port }, { clock, version, clientFolder, log: say }),
      desk: openRestoreDesk(
        config.databaseUrl === null
          ? { kind: 'libsql', folder: config.dataFolder }
          : { kind: 'postgres', url: config.databaseUrl },
      ),
      clock,
      log: say,
      onLost: (error) => {
        complain(`Floorcast cannot go on. ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    });
    running = floorcast;
    if (stoppingSinceMs !== null) return finish();
    say(
      describeStart({
        version,
        baseUrl: floorcast.baseUrl,
        adminKey: floorcast.adminKey,
        dataPlace: config.databaseUrl === null ? config.dataFolder : describeUrl(config.databaseUrl),
        floor: describeFeed(config.feed),
        boardIds: floorcast.boardIds,
        demoLinks: floorcast.demoLinks,
        notes: listNotes(config),
      }),
    );
  } catch (error) {
    complain(`\nFloorcast did not start. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function stop(signal: NodeJS.Signals): void {
  if (stoppingSinceMs !== null) {
    if (performance.now() - stoppingSinceMs < SECOND_SIGNAL_AFTER_MS) return;
    complain('Stopped at once. What was not kept yet is lost.');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  }
  stoppingSinceMs = performance.now();
  say('Floorcast stops: it keeps what is pending. Once more stops it at once.');
  setTimeout(() => {
    complain(`It did not stop within ${STOP_WITHIN_MS / 1000} s and is ended.`);
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  if (running) finish();
}

function finish(): void {
  running!.stop().then(
    () => {
      say('Stopped.');
      process.exit(0);
    },
    (error: unknown) => {
      complain(
        `Stopped, but not all could be kept: ${error instanceof Error ? error.message : String(error)}`,
      );
      process.exit(1);
    },
  );
}

function describeFeed(feed: FeedConfig): string {
  switch (feed.kind) {
    case 'simulator':
      return `simulated (${feed.scenario} day, ${feed.speed}x); FLOORCAST_FEED=asterisk shows a real one`;
    case 'asterisk':
      return `Asterisk at ${feed.host}:${feed.port}`;
    case 'none':
      return 'from POST /api/v1/events only, with the intakeToken of secrets.json';
    default:
      return feed satisfies never;
  }
}

/** The built client beside the built server, or in `dist` when the server runs from its sources. */
function findClient(): string | null {
  const path = import.meta.url.endsWith('.ts') ? '../dist/client/' : '../client/';
  const folder = fileURLToPath(new URL(path, import.meta.url));
  return existsSync(`${folder}index.html`) ? folder : null;
}

function readVersion(): string {
  const path = import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json';
  const { version } = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
