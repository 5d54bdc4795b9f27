/**
 * The server of the benchmark: the real journal, live floor and sockets, and beside them plain `ws` connections. Steered
 * by the benchmark, so that its processor time is nobody else's.
 */
import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ws from 'ws';
import type { RowChanges } from '../../server/ports/live-floor.ts';
import { AgentLabels } from '../../server/sockets/agent-labels.ts';
import { createAudienceCut } from '../../server/sockets/audience-cut.ts';
import { attachFloorSockets } from '../../server/sockets/floor-sockets.ts';
import { DEFAULT_GATE } from '../../server/sockets/room-stream.ts';
import { createLiveSource } from '../../server/sockets/live-source.ts';
import { startLiveFloor } from '../../server/live/live-floor.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { RIGHT_NAMES } from '../../shared/access/rights.ts';
import { createLoadSite } from '../../shared/simulation/load-model.ts';
import { answerCalls } from './calls.ts';
import { Load } from './load.ts';

const SIZE = { queues: 40, agents: 800, eventsPerSecond: 500 };
/** So much of the past is on the floor before anything is measured. */
const WARM_UP_MS = 120_000;
const LOAD_TICK_MS = 10;

const folder = mkdtempSync(join(tmpdir(), 'floorcast-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const clock = { nowMs: () => Date.now() };
const site = createLoadSite(SIZE);
const stores = await openStores({ dataFolder: folder, databaseUrl: null });
const live = await startLiveFloor({
  site,
  journal: stores.journal,
  callers: createCallerGuard('kept', ''),
  feeds: [],
  clock,
});

const load = new Load(SIZE, Date.now() - WARM_UP_MS);
let emitted = 0;
let failed: unknown = null;
async function emitUntil(nowMs: number): Promise<void> {
  const events = load.takeUntil(nowMs);
  emitted += events.length;
  if (events.length > 0) await live.emit(events);
}
await live.emit(load.signIns(Date.now() - WARM_UP_MS));
for (let atMs = Date.now() - WARM_UP_MS; atMs < Date.now(); atMs += 100) await emitUntil(atMs);
let loadTimer: NodeJS.Timeout | null = null;

/** What the rooms listen to: the live floor, or what it told before, told again. */
let told: ((changes: RowChanges) => void) | null = null;
let recording: RowChanges[] | null = null;
let fromLive = true;
live.subscribe((changes) => {
  recording?.push(changes);
  if (fromLive) told?.(changes);
});
const httpServer = createServer();
const nobody = { list: () => [], onRevoked: () => () => {}, onChanged: () => () => {} };
const sockets = attachFloorSockets({
  httpServer,
  floor: {
    ...createLiveSource(live),
    subscribe: (onChanges) => {
      told = onChanges;
      return () => {};
    },
  },
  rosters: { onChanged: () => () => {} },
  notices: { onChanged: () => () => {}, countUnread: async () => 0 },
  replays: { start: () => Promise.reject(new Error('none')), find: () => null, closeAll: async () => {} },
  access: {
    wallsOpen: true,
    recognise: () => ({ role: 'visitor' }),
    isTrustedHost: () => true,
    isAllowedOrigin: () => true,
    rightsOf: () => RIGHT_NAMES,
    mayUse: () => true,
    demand: () => {},
    onChanged: () => () => {},
    openSession: () => null,
    endSession: () => {},
    sessionCookie: { name: 'none', maxAgeMs: 0, secure: false },
  },
  kioskLinks: {
    ...nobody,
    create: () => Promise.reject(new Error('none')),
    revoke: async () => {},
    findByToken: () => null,
  },
  boards: { ...nobody, find: () => null, save: async () => {}, remove: async () => {} },
  clock,
  // A quarter of the usual, so that stalled screens are found out within the time of a benchmark.
  gate: { ...DEFAULT_GATE, backlog: { ...DEFAULT_GATE.backlog, bytes: DEFAULT_GATE.backlog.bytes / 4 } },
  onError: (error) => (failed = error),
});
await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
const wires = new Set<Socket>();
httpServer.on('connection', (wire) => wires.add(wire));
const rawServer = new ws.WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

/** `ws` exports it without a type: what it calls to make a frame of a message. */
const { Sender } = ws as unknown as {
  readonly Sender: { frame(data: Buffer, options: object): readonly Buffer[] };
};

/** The frames that the rooms would send for what was recorded, made before anything is measured. */
function encodeFrames(changes: readonly RowChanges[]): readonly (readonly Buffer[])[] {
  const cut = createAudienceCut('wall', new AgentLabels(site));
  return changes.map((change, index) => {
    const { set, gone } = cut.changes(change);
    const delta = {
      epoch: live.epoch,
      seq: index + 1,
      floorNowMs: change.floorNowMs,
      speed: 1,
      ...(Object.keys(set).length > 0 && { set }),
      ...(gone.length > 0 && { gone }),
    };
    const data = Buffer.from(`42["floor:changed",${JSON.stringify(delta)}]`);
    return Sender.frame(data, { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: false });
  });
}

type RawSocket = ws.WebSocket & {
  readonly _sender: { sendFrame(frame: readonly Buffer[], done: () => void): void };
};

const done = () => {};
function sendRaw(frame: readonly Buffer[]): void {
  for (const client of rawServer.clients) (client as RawSocket)._sender.sendFrame(frame, done);
}

/** Processor time of `blockMs` of broadcasts at an even pace, in ms. */
async function runBlock(
  broadcasts: number,
  everyMs: number,
  broadcast: (index: number) => void,
): Promise<number> {
  const before = process.cpuUsage();
  const startedMs = performance.now();
  for (let index = 0; index < broadcasts; index += 1) {
    broadcast(index);
    await sleep(Math.max(0, startedMs + (index + 1) * everyMs - performance.now()));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function heapMb(): number {
  globalThis.gc!();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}

answerCalls({
  addresses: () => ({
    sockets: (httpServer.address() as AddressInfo).port,
    raw: (rawServer.address() as AddressInfo).port,
  }),

  startLoad: async () => {
    // What happened while nobody looked.
    await emitUntil(Date.now());
    emitted = 0;
    loadTimer = setInterval(
      () => void emitUntil(Date.now()).catch((error: unknown) => (failed = error)),
      LOAD_TICK_MS,
    );
  },

  stopLoad: () => {
    if (loadTimer) clearInterval(loadTimer);
    return emitted;
  },

  /** The processor time of everything: journal, reducer, rows, sockets. */
  measureLive: async ({ ms }: { readonly ms: number }) => {
    recording = [];
    const before = process.cpuUsage();
    await sleep(ms);
    const { user, system } = process.cpuUsage(before);
    return { cpuShare: (user + system) / 1000 / ms, broadcasts: recording.length };
  },

  /** Tells what was recorded again: through the rooms, and as frames through plain `ws`, in turns. */
  compare: async ({
    turns,
    broadcasts,
    everyMs,
  }: Readonly<Record<'turns' | 'broadcasts' | 'everyMs', number>>) => {
    const changes = recording!.slice(-broadcasts);
    recording = null;
    fromLive = false;
    const frames = encodeFrames(changes);
    const bytes = frames.reduce((sum, frame) => sum + frame.reduce((size, part) => size + part.length, 0), 0);
    const cpu = { rooms: [] as number[], raw: [] as number[], idle: [] as number[] };
    const tell = (index: number) => told!(changes[index % changes.length]!);
    const send = (index: number) => sendRaw(frames[index % frames.length]!);
    // Both paths are compiled before anything counts.
    await runBlock(broadcasts, everyMs, tell);
    await runBlock(broadcasts, everyMs, send);
    for (let turn = 0; turn < turns; turn += 1) {
      cpu.raw.push(await runBlock(broadcasts, everyMs, send));
      cpu.rooms.push(await runBlock(broadcasts, everyMs, tell));
      cpu.idle.push(await runBlock(broadcasts / 2, everyMs, () => {}));
    }
    fromLive = true;
    return { cpu, bytesPerFrame: Math.round(bytes / frames.length) };
  },

  heap: () => heapMb(),
  /** Bytes that wait in this process for screens to read, counted once for each screen. */
  waitingMb: () => [...wires].reduce((sum, wire) => sum + wire.writableLength, 0) / 1024 / 1024,
  state: () => ({
    connected: sockets.connected(),
    raw: rawServer.clients.size,
    failed: failed === null ? null : String(failed),
  }),
});
