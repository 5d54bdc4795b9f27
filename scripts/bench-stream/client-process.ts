/** Screens of the benchmark, many in one process: no more than the protocol, so that they hardly cost anything. */
import { WebSocket } from 'ws';
import { answerCalls } from './calls.ts';

interface Screen {
  readonly socket: WebSocket;
  seq: number;
  snapshots: number;
  /** Whole snapshots it did not ask for: it had been taken out of the room and is back. */
  replaced: number;
  isStalled: boolean;
}

const screens: Screen[] = [];
const raws: WebSocket[] = [];
/** By age in ms, one count for each event and screen. */
const ages = new Uint32Array(60_000);
/** The instants of events in a delta, read once for all screens of this process. */
const instants = new Map<number, readonly number[]>();
let isMeasuring = false;
let deltas = 0;
let gaps = 0;
let rawFrames = 0;

function hear(screen: Screen, data: Buffer): void {
  const nowMs = Date.now();
  if (data[0] === 0x32) return screen.socket.send('3');
  const head = data.toString('latin1', 0, 140);
  if (head.startsWith('0')) return screen.socket.send('40');
  if (head.startsWith('40')) return join(screen);
  if (head.startsWith('43') || head.startsWith('42["floor:replaced"')) {
    screen.snapshots += 1;
    if (head.startsWith('42')) screen.replaced += 1;
    screen.seq = Number(/"seq":(\d+)/.exec(head)?.[1] ?? 0);
    return;
  }
  if (!head.startsWith('42["floor:changed"')) return;
  const seq = Number(/"seq":(\d+)/.exec(head)![1]);
  if (seq !== screen.seq + 1 && screen.seq !== 0) gaps += 1;
  screen.seq = seq;
  deltas += 1;
  if (!isMeasuring) return;
  for (const atMs of instantsOf(seq, data)) {
    const age = nowMs - atMs;
    if (age >= 0) ages[Math.min(age, ages.length - 1)]! += 1;
  }
}

function join(screen: Screen): void {
  screen.socket.send('420["floor:join",{"audience":"wall"}]');
}

/** An agent's state began with an event: its age on arrival is the time from event to screen. */
function instantsOf(seq: number, data: Buffer): readonly number[] {
  const known = instants.get(seq);
  if (known) return known;
  const found = Array.from(data.toString('latin1').matchAll(/"sinceMs":(\d{13})/g), ([, atMs]) =>
    Number(atMs),
  );
  instants.set(seq, found);
  instants.delete(seq - 200);
  return found;
}

function openScreen(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    const screen: Screen = { socket, seq: 0, snapshots: 0, replaced: 0, isStalled: false };
    screens.push(screen);
    socket.on('message', (data: Buffer) => {
      hear(screen, data);
      if (screen.snapshots === 1) resolve();
    });
    socket.on('error', reject);
  });
}

function openRaw(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    });
    raws.push(socket);
    socket.on('message', () => (rawFrames += 1));
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
}

async function openAll(count: number, open: () => Promise<void>): Promise<void> {
  for (let opened = 0; opened < count; opened += 20) await Promise.all(Array.from({ length: 20 }, open));
}

answerCalls({
  open: async ({ sockets, raw, count }: Readonly<Record<'sockets' | 'raw' | 'count', number>>) => {
    await openAll(count, () => openScreen(sockets));
    await openAll(count, () => openRaw(raw));
  },
  measure: () => {
    ages.fill(0);
    deltas = 0;
    gaps = 0;
    isMeasuring = true;
  },
  measured: () => {
    isMeasuring = false;
    return { ages: Array.from(ages.entries()).filter(([, count]) => count > 0), deltas, gaps, rawFrames };
  },
  /** Their machines hang: the connection stays, nothing is read. A few snapshots are on the way already. */
  stall: ({ count }: { readonly count: number }) => {
    for (const screen of screens.slice(0, count)) {
      screen.socket.pause();
      screen.isStalled = true;
      for (let asked = 0; asked < 5; asked += 1) join(screen);
    }
  },
  wake: async () => {
    const stalled = screens.filter(({ isStalled }) => isStalled);
    const before = stalled.map(({ replaced }) => replaced);
    for (const { socket } of stalled) socket.resume();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    return {
      open: stalled.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length,
      caughtUp: stalled.filter(({ replaced }, index) => replaced > before[index]!).length,
    };
  },
});
