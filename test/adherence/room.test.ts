import Excel from 'exceljs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { revisionOf } from '../../server/ports/revision-of.ts';
import { AdherenceRoom, type AdherenceParts } from '../../server/adherence/adherence-room.ts';
import { readDay } from '../../server/adherence/day-text.ts';
import { ROUTES } from '../../server/http/routes/index.ts';
import type { Journal } from '../../server/ports/journal.ts';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { weighOut } from '../../shared/adherence/weigh-out.ts';
import { mayUse } from '../../shared/access/rights.ts';
import type { RosterFact } from '../../shared/contract/roster-presence.ts';
import type { RosterEntry, RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';

const DAY = '2026-03-10';
const at = (time: string, day = DAY) => Date.parse(`${day}T${time}Z`);
const FORMULA = '=HYPERLINK("http://evil")';

function entryOf(toHour: number): RosterEntry {
  const segment = { kind: 'work', id: null, isPaid: true, fromMinute: 480, toMinute: toHour * 60 } as const;
  const shift = {
    templateId: 'early',
    start: '08:00',
    minutes: (toHour - 8) * 60,
    longBreakAfterMinutes: null,
  };
  return { shift: { ...shift, segments: [segment] }, isPinned: false, note: '' };
}

function signedIn(time: string, agentId = 'a', day = DAY): FloorEvent {
  const queues = [{ queueId: 'sales', level: 1 }];
  return { type: 'agent-signed-in', atMs: at(time, day), agentId, queues };
}

function signedOut(time: string, agentId = 'a', day = DAY): FloorEvent {
  return { type: 'agent-signed-out', atMs: at(time, day), agentId };
}

const AUDIT = { atMs: 1, author: 'w', reason: '', action: 'published', copyId: null, days: null, text: '' };

async function openRoom(
  events: readonly FloorEvent[],
  nowMs = at('09:00'),
  read: (journal: Journal) => AdherenceParts['journal'] = (journal) => journal,
) {
  const row = { state: 'offline', sinceMs: 0, reason: null, queueId: null, callId: null, onHold: false };
  const floor = new ScriptedFloor({
    'agent/a': { ...row, name: FORMULA, queues: 'sales:1', team: 'T' },
    'agent/b': { ...row, name: 'Bo', queues: 'help:1', team: null },
    'queue/help': { waiting: 3, ready: 0 },
    'queue/sales': { waiting: 0, ready: 2 },
  });
  floor.nowMs = nowMs;
  await floor.emit([{ type: 'feed-connected', atMs: at('00:00', '2026-03-08'), feedId: 'f' }, ...events]);
  const rosterStore = createMemoryRosters({ nowMs: () => 1 });
  const listeners: ((fact: RosterFact) => void)[] = [];
  const publish = async (day: string, entries: Readonly<Record<string, RosterEntry>>) => {
    const version = { kind: 'published', publishedMs: 1, author: 'w', reason: '', firstDay: day } as const;
    const versionNo = await rosterStore.publish(
      { ...version, days: 1, changedAgents: 1, text: '' },
      [{ day, text: JSON.stringify(entries) }],
      AUDIT,
    );
    for (const listener of listeners) listener({ kind: 'versions', author: 'w', versionNo });
  };
  const leave = { from: DAY, to: DAY, kind: 'leave', paidMinutesPerDay: 480 };
  const settings = { templates: [], people: [{ agentId: 'c', daysOff: [leave] }] };
  const documents = createMemoryDocuments();
  const errors: unknown[] = [];
  const told: unknown[] = [];
  const store = createMemoryAdherence();
  const room = await AdherenceRoom.open({
    store,
    rosterStore,
    rosters: {
      readSettings: async () => ({ settings }) as unknown as RosterSettingsAnswer,
      onChanged: (listener) => {
        listeners.push(listener);
        return () => {};
      },
    },
    // Asked for and granted; of who has leave from a planner already it says nothing new.
    leaveMinutes: async () => [
      { agentId: 'd', day: DAY, minutes: 240 },
      { agentId: 'c', day: DAY, minutes: 60 },
    ],
    documents,
    live: floor,
    journal: read(floor.journal),
    calendar: createSiteCalendar(floor.site()),
    notices: { tell: (readers, fact) => void told.push({ readers, fact }) },
    onError: (error) => errors.push(error),
  });
  const start = async () => {
    const stop = room.keepUp();
    await room.idle();
    floor.change();
    return stop;
  };
  return { floor, room, publish, start, documents, errors, told, store };
}

const RANGE = { firstDay: DAY, days: 1 };
const EVERYBODY = { team: null, agentId: null };
const all = () => true;
const READS_ALL = { seesAgent: all, seesQueue: all };

describe('adherence on the server', () => {
  it('AH1 AH5 follows the journal, then the floor, and names who is out by what matters', async () => {
    const { room, publish, start, floor, errors } = await openRoom([signedIn('08:00')]);
    await publish(DAY, { a: entryOf(16), b: entryOf(16) });
    const stop = await start();
    expect(room.readNow(READS_ALL)).toMatchObject({
      rostered: 2,
      inPlace: 1,
      agents: [{ agentId: 'b', excuse: null, isQueueShort: true, outMs: 59 * 60_000 }],
    });
    const told = { kind: 'agent', agentId: 'a', atMs: at('09:00'), callId: null, feedId: null } as const;
    floor.tellAgents([{ ...told, state: 'paused', reason: 'Lunch' }]);
    floor.nowMs = at('10:00');
    floor.change();
    expect(
      room.readNow(READS_ALL).agents.map(({ agentId, outMs }) => [agentId, Math.round(outMs / 60_000)]),
    ).toEqual([
      ['b', 119],
      ['a', 60],
    ]);
    const out = { outMs: 240_000, excuse: null, activity: 'work', isQueueShort: true } as const;
    expect([
      weighOut(out),
      weighOut({ ...out, isQueueShort: false }),
      weighOut({ ...out, excuse: 'call' }),
    ]).toEqual([12, 4, -1]);
    expect(errors).toEqual([]);
    await stop();
  });

  it('AH1 begins again where the journal could not be read', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let isBroken = true;
    const { room, publish, start, errors } = await openRoom([signedIn('08:00')], at('09:00'), (journal) => ({
      readPeriod: async (...asked) => {
        if (isBroken) throw new Error('no disk');
        return journal.readPeriod(...asked);
      },
    }));
    await publish(DAY, { a: entryOf(16) });
    const stop = await start();
    expect(errors).toHaveLength(1);
    expect(room.readNow(READS_ALL).rostered).toBe(0);
    isBroken = false;
    vi.advanceTimersByTime(30_000);
    await room.idle();
    expect(room.readNow(READS_ALL)).toMatchObject({ rostered: 1, inPlace: 1 });
    expect(errors).toHaveLength(1);
    await stop();
  });

  it('AH2 AH3 closes days out of the journal, and counts them anew when they are excused', async () => {
    const day = '2026-03-08';
    const { room, publish, start, errors, store } = await openRoom([
      signedIn('09:00:00', 'a', day),
      signedOut('16:00:00', 'a', day),
      signedIn('08:00:00', 'a', DAY),
    ]);
    await publish(day, { a: entryOf(16) });
    const stop = await start();
    expect(await store.listClosed({ firstDay: day, days: 1 })).toEqual([day]);
    const range = { firstDay: day, days: 1 };
    const before = await room.readHistory(range, EVERYBODY, all);
    expect(before.byAgent).toMatchObject([{ agentId: 'a', amended: { outMs: 59 * 60_000, absences: 0 } }]);
    const time = { agentId: 'a', fromMs: at('08:00', day), toMs: at('08:45', day) };
    const { id } = await room.addException({ ...time, author: 'w', kind: 'system', reason: 'phone' });
    const excused = await room.readHistory(range, EVERYBODY, all);
    expect(excused.whole.amended).toMatchObject({
      outMs: 15 * 60_000,
      excusedBy: { exception: 45 * 60_000 },
    });
    await room.removeException(id, 'w', all);
    await room.removeException(id, 'w', all);
    expect((await room.readHistory(range, EVERYBODY, all)).whole).toEqual(before.whole);
    expect(await room.listExceptions(range, all)).toMatchObject([{ id, removedBy: 'w' }]);
    await expect(
      room.addException({ ...time, toMs: time.fromMs, author: 'w', kind: 'other', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    await expect(room.removeException('none', 'w', all)).rejects.toMatchObject({ code: 'not-found' });
    expect(errors).toEqual([]);
    await stop();
  });

  it('AH3 an exception judges its own agent anew alone, and reads the journal for the days it lies on alone', async () => {
    const yesterday = '2026-03-09';
    let reads = 0;
    const { room, publish, start, store } = await openRoom(
      [signedIn('08:10', 'b', yesterday), signedIn('08:20', 'a', yesterday)],
      at('17:00'),
      (journal) => ({
        readPeriod: async (...asked) => {
          reads += 1;
          return journal.readPeriod(...asked);
        },
      }),
    );
    for (const day of [yesterday, DAY]) await publish(day, { a: entryOf(16), b: entryOf(16) });
    const stop = await start();
    const range = { firstDay: yesterday, days: 1 };
    expect(await store.listClosed(range)).toEqual([yesterday]);
    const kept = await store.readDays(range);
    const common = { agentId: 'a', author: 'w', kind: 'system', reason: 'phone' } as const;
    reads = 0;
    await room.addException({ ...common, fromMs: at('08:00'), toMs: at('08:30') });
    expect(reads).toBe(0);
    expect(await store.readDays(range)).toEqual(kept);
    await room.addException({ ...common, fromMs: at('08:00', yesterday), toMs: at('08:30', yesterday) });
    expect(reads).toBeGreaterThan(0);
    const [a, b] = await store.readDays(range);
    expect(b).toEqual(kept[1]);
    expect(readDay(a!.text)).toMatchObject({ amended: { excusedBy: { exception: 20 * 60_000 } } });
    await stop();
  });

  it('AH4 NO11 decides once what an agent contests, tells them, and granting excuses', async () => {
    const { room, publish, start, told } = await openRoom([signedIn('08:30')]);
    await publish(DAY, { a: entryOf(16) });
    const stop = await start();
    const time = { agentId: 'a', fromMs: at('08:00'), toMs: at('08:30') };
    const { id } = await room.contest({ ...time, word: 'The lift stood' });
    const decision = { author: 'w', state: 'granted', answer: '' } as const;
    expect(await room.decideContest(id, decision, all)).toMatchObject({ state: 'granted', decidedBy: 'w' });
    await expect(room.decideContest(id, decision, all)).rejects.toMatchObject({ code: 'conflict' });
    expect(told).toEqual([
      { readers: { agentIds: ['a'] }, fact: { kind: 'contest', day: DAY, isGranted: true } },
    ]);
    expect(await room.listExceptions(RANGE, all)).toMatchObject([
      { kind: 'contested', reason: 'The lift stood' },
    ]);
    expect((await room.readHistory(RANGE, EVERYBODY, all)).whole.amended.outMs).toBe(0);
    await stop();
  });

  it('AH4 leaves open what is contested of an agent who is gone, where it would be granted', async () => {
    const { room, floor } = await openRoom([]);
    const time = { agentId: 'a', fromMs: at('08:00'), toMs: at('08:30') };
    const { id } = await room.contest({ ...time, word: 'The lift stood' });
    floor.change({}, ['agent/a']);
    const decision = { author: 'w', answer: '' };
    await expect(room.decideContest(id, { ...decision, state: 'granted' }, all)).rejects.toMatchObject({
      said: { code: 'adherence-agent-unknown' },
    });
    expect(await room.listContests(RANGE, all)).toMatchObject([{ state: 'open' }]);
    expect(await room.decideContest(id, { ...decision, state: 'refused' }, all)).toMatchObject({
      state: 'refused',
    });
  });

  it('AH4 whoever decides is told what was rostered and done at a contested time', async () => {
    const { room, publish, start } = await openRoom([signedIn('08:20')]);
    await publish(DAY, { a: entryOf(16), b: entryOf(16) });
    const stop = await start();
    const time = { agentId: 'a', fromMs: at('08:00'), toMs: at('08:30') };
    await room.contest({ ...time, word: 'The lift stood' });
    const out = { fromMs: at('08:01'), toMs: at('08:20'), activity: 'work', state: 'offline', reason: null };
    expect(await room.listJudgedContests(RANGE, all)).toMatchObject([{ ...time, outs: [out] }]);
    expect(await room.listJudgedContests(RANGE, (agentId) => agentId === 'b')).toEqual([]);
    await stop();
  });

  it('AH6 keeps the first word on a day beside what was amended', async () => {
    const { room, publish, start, floor } = await openRoom(
      [signedIn('08:00'), signedOut('10:00')],
      at('17:00'),
    );
    await publish(DAY, { a: entryOf(16) });
    const stop = await start();
    await publish(DAY, { a: entryOf(10) });
    await room.idle();
    floor.change();
    const { whole } = await room.readHistory(RANGE, EVERYBODY, all);
    expect(whole.amended).toMatchObject({ adherenceRatio: 1, rosteredMs: 7_200_000 });
    expect(whole.first.rosteredMs).toBe(8 * 3_600_000);
    expect(whole.first.adherenceRatio).toBeLessThan(0.3);
    await stop();
  });

  it('AH7 REQ11 writes the attendance sheet, leave in it, and no formula', async () => {
    const { room, publish, start } = await openRoom([signedIn('08:30'), signedOut('17:00')], at('18:00'));
    await publish(DAY, { a: entryOf(16) });
    const stop = await start();
    const csv = Buffer.from(await room.writeAttendance(RANGE, 'csv', 'en', all)).toString();
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).toMatch(/,T,08:00,16:00,480,511,29,0,29,1,60,0,,/);
    expect(csv).toContain(`${DAY},c,c,,,,0,0,0,0,0,0,0,480,,`);
    expect(csv).toContain(`${DAY},d,d,,,,0,0,0,0,0,0,0,240,,`);
    expect(csv.split('\n').filter((line) => line.startsWith(`${DAY},c,`))).toHaveLength(1);
    const workbook = new Excel.Workbook();
    const bytes = await room.writeAttendance(RANGE, 'xlsx', 'zh-CN', all);
    await workbook.xlsx.load(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    const sheet = workbook.worksheets[0]!;
    expect(sheet.name).toBe('考勤表');
    const name = sheet.getRow(2).getCell(3);
    expect(name.type).toBe(Excel.ValueType.String);
    expect(String(name.value)).toContain('HYPERLINK');
    await stop();
  });

  it('AH8 judges the running day by new settings at once, and keeps them', async () => {
    const { room, publish, start, floor, documents } = await openRoom([signedIn('08:05')]);
    await publish(DAY, { a: entryOf(16) });
    const stop = await start();
    expect((await room.readHistory(RANGE, EVERYBODY, all)).whole.amended.outMs).toBe(4 * 60_000);
    const revision = revisionOf(room.readSettings());
    const settings = { ...room.readSettings(), graceSeconds: 300 };
    const [saved, late] = await Promise.allSettled([
      room.saveSettings({ revision, settings }),
      room.saveSettings({ revision, settings: { ...settings, graceSeconds: 30 } }),
    ]);
    expect(saved.status).toBe('fulfilled');
    expect(late).toMatchObject({ reason: { code: 'conflict', said: { code: 'rules-changed-meanwhile' } } });
    floor.change();
    expect((await room.readHistory(RANGE, EVERYBODY, all)).whole.amended.outMs).toBe(0);
    expect(await documents.read('adherence', (value) => value)).toMatchObject({ graceSeconds: 300 });
    await stop();
  });

  it('AH11 AD40 walls are told counts of five or more, and nobody', async () => {
    const crew = ['a', 'b', 'c', 'd', 'e', 'f'];
    const { room, publish, start } = await openRoom(
      crew.slice(2).map((agentId) => signedIn('08:00', agentId)),
    );
    await publish(DAY, { a: entryOf(16), b: entryOf(16) });
    // Until the days are read, a roster is not said to be missing.
    expect(room.readFloor()).toMatchObject({ isPublished: null, rostered: 0, counts: null });
    expect(room.readNow({ seesAgent: all, seesQueue: all }).isPublished).toBe(null);
    const stop = await start();
    expect(room.readFloor()).toEqual({
      atMs: at('09:00'),
      isPublished: true,
      rostered: 2,
      targetRatio: 0.9,
      counts: null,
    });
    await publish(DAY, Object.fromEntries(crew.map((agentId) => [agentId, entryOf(16)])));
    await room.idle();
    expect(room.readFloor().counts).toEqual({
      rostered: 6,
      inPlace: 4,
      excused: 0,
      out: 2,
      changingSoon: 0,
      longestOutMinutes: 59,
      rows: [{ activities: ['work'], rostered: 6, inPlace: 4, excused: 0, out: 2 }],
    });
    expect(JSON.stringify(room.readFloor())).not.toMatch(/HYPERLINK|agentId|"Bo"/);
    await stop();
  });

  it('AH12 whoever sees some people is told of them alone, and touches nothing of others', async () => {
    const { room, publish, start } = await openRoom([signedIn('08:30')]);
    await publish(DAY, { a: entryOf(16), b: entryOf(16) });
    const stop = await start();
    const sees = (agentId: string) => agentId === 'b';
    const time = { agentId: 'a', fromMs: at('08:00'), toMs: at('08:30') };
    const { id } = await room.addException({ ...time, author: 'w', kind: 'system', reason: 'phone' });
    const contest = await room.contest({ ...time, word: 'The lift stood' });
    const now = room.readNow({ seesAgent: sees, seesQueue: all });
    expect([now.rostered, now.agents.map(({ agentId }) => agentId)]).toEqual([1, ['b']]);
    expect(now.agents[0]!.isQueueShort).toBe(true);
    expect(room.readNow({ seesAgent: sees, seesQueue: () => false }).agents[0]!.isQueueShort).toBe(false);
    expect(room.readNow({ seesAgent: () => false, seesQueue: all })).toMatchObject({
      rostered: 0,
      isPublished: false,
      agents: [],
    });
    const past = await room.readHistory(RANGE, EVERYBODY, sees);
    expect(past.byAgent.map(({ agentId }) => agentId)).toEqual(['b']);
    expect(past.whole).toEqual((await room.readHistory(RANGE, { team: null, agentId: 'b' }, all)).whole);
    expect(past.teams).toEqual([]);
    const csv = Buffer.from(await room.writeAttendance(RANGE, 'csv', 'en', sees)).toString();
    expect(
      csv
        .trim()
        .split('\n')
        .map((line) => line.split(',')[1]),
    ).toEqual([expect.any(String), 'b']);
    expect([await room.listExceptions(RANGE, sees), await room.listContests(RANGE, sees)]).toEqual([[], []]);
    await expect(room.removeException(id, 'w', sees)).rejects.toMatchObject({ code: 'not-found' });
    const decision = { author: 'w', state: 'granted', answer: '' } as const;
    await expect(room.decideContest(contest.id, decision, sees)).rejects.toMatchObject({ code: 'not-found' });
    expect(await room.listExceptions(RANGE, all)).toMatchObject([{ id, removedAtMs: null }]);
    expect(await room.listContests(RANGE, all)).toMatchObject([{ state: 'open' }]);
    await stop();
  });

  it('AH9 no route is for agents but the counts of walls', () => {
    const routes = ROUTES.filter(
      ({ path, needs }) => path.startsWith('/api/v1/adherence') && needs !== 'see-walls',
    );
    expect(routes.length).toBe(11);
    for (const { needs, path } of routes)
      expect(mayUse({ as: 'agent', wallsOpen: true, isScoped: false }, needs), path).toBe(false);
  });
});
