import type { RosterEntry } from '../../shared/contract/rosters.ts';
import type { NoticeFact, NoticeReaders } from '../../shared/notices/notice.ts';
import type { RequestAsk } from '../../shared/requests/request.ts';
import { createEmptySite, type Site } from '../../shared/site/site.ts';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import { createInlineDesk } from '../../server/planning/rosters/desk/inline-desk.ts';
import { RosterRoom } from '../../server/planning/rosters/rosters.ts';
import { watchPlans } from '../../server/planning/watch-plans.ts';
import { RequestBook } from '../../server/requests/request-book.ts';
import { RequestRoom } from '../../server/requests/request-room.ts';
import type { RequestStore } from '../../server/ports/requests.ts';
import type { RosterStore } from '../../server/ports/rosters.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { createMemoryRequests } from '../../server/stores/requests/memory-requests.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';

/** A Tuesday two weeks ahead of the floor's clock, and the days after it. */
export const TUESDAY = '2026-03-24';
export const WEDNESDAY = '2026-03-25';
export const THURSDAY = '2026-03-26';
export const NOW_MS = Date.UTC(2026, 2, 10, 9);
export const WEEK = { firstDay: '2026-03-23', days: 7 };

const SKILLS = [{ queueId: 'sales', level: 1 }];
export const REQUEST_SITE: Site = {
  ...createEmptySite('Etc/UTC'),
  agents: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    name: { en: `Agent ${id}`, 'zh-CN': `坐席${id}` },
    team: id === 'e' ? 'B' : 'A',
    skills: SKILLS,
  })),
};

export const shift = (templateId: string, start: string) => ({
  templateId,
  start,
  minutes: 510,
  longBreakAfterMinutes: null,
  segments: null,
});
export const EARLY = shift('early', '08:00');
export const LATE = shift('late', '12:00');
export const NIGHT = shift('night', '22:00');
export const entry = (of: RosterEntry['shift']): RosterEntry => ({ shift: of, isPinned: false, note: '' });

type Days = Readonly<Record<string, Readonly<Record<string, RosterEntry['shift']>>>>;

/** Requests over rosters as a server has them, with these days planned and published. */
export async function openRequests(
  days: Days = { [TUESDAY]: { a: EARLY, b: LATE } },
  stores?: { readonly rosters: RosterStore; readonly requests: RequestStore },
  site = REQUEST_SITE,
) {
  const clock = { nowMs: () => floor.nowMs };
  const floor = new ScriptedFloor({}, 'epoch-1', site);
  floor.nowMs = NOW_MS;
  const memory = createMemoryRequests();
  const { rosters: rosterStore, requests: store } = stores ?? {
    rosters: createMemoryRosters(clock, memory),
    requests: memory,
  };
  const documents = createMemoryDocuments();
  const book = await RequestBook.open(store, documents);
  const plans = watchPlans(createMemoryPlans(clock));
  const desk = createInlineDesk();
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const rosters = new RosterRoom({
    openSheet,
    plans,
    store: rosterStore,
    live: floor,
    clock,
    desk,
    playDesk: desk,
    planningSettings: () => createPlanningSettings(site, 'DE'),
    jobs: () => {
      throw new Error('This test has no jobs.');
    },
    leaveDays: book.readLeaveDays,
    onError,
  });
  const told: { readonly readers: NoticeReaders; readonly fact: NoticeFact }[] = [];
  const room = new RequestRoom({
    store,
    book,
    rosterStore,
    rosters,
    live: floor,
    notices: { tell: (readers, fact) => told.push({ readers, fact }) },
    onError,
  });
  const plan = async (day: string, shifts: Days[string], revision = 0) => {
    const changes = Object.entries(shifts).map(([agentId, of]) => ({ day, agentId, entry: entry(of) }));
    await rosters.change({ author: 'w', reason: '', copyId: null, changes, revisions: { [day]: revision } });
  };
  for (const [day, shifts] of Object.entries(days)) {
    await plan(day, shifts);
    await rosters.publish({ author: 'w', reason: '', firstDay: day, days: 1, revisions: { [day]: 1 } });
  }
  let asked = 0;
  const read = (text: string | null | undefined) =>
    Object.fromEntries(
      Object.entries(JSON.parse(text ?? '{}') as Record<string, RosterEntry>)
        .map(([agentId, one]) => [agentId, one.shift?.start ?? null] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return {
    floor,
    room,
    rosters,
    rosterStore,
    store,
    book,
    told,
    errors,
    plan,
    /** Sends what an agent asks, under an id of its own. */
    ask: (agentId: string, ask: RequestAsk, id = `request-number-${(asked += 1)}`) =>
      room.ask(agentId, { id, ask, reason: '' }),
    /** When everybody begins on a day: as planned, and as published. */
    roster: async (day: string) => {
      const range = { firstDay: day, days: 1 };
      const [[working], [published]] = await Promise.all([
        rosterStore.readDays(null, range),
        rosterStore.readPublished(range),
      ]);
      return { working: read(working?.text), published: read(published?.text) };
    },
  };
}
