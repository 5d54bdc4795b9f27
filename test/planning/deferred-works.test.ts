import { describe, expect, it } from 'vitest';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import { addDeferredWorks } from '../../server/planning/deferred/add-deferred-works.ts';
import type { RequirementFigures } from '../../server/planning/make-requirement.ts';
import { parseKeptRequirement } from '../../server/planning/parse-kept-requirement.ts';
import { runPlanning, type KeptRequirement } from '../../server/planning/run-planning.ts';
import type { DeferredWorkSettings, PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { groupBySkills } from '../../shared/staffing/skill-groups.ts';
import { keepPast } from '../history/build-past.ts';
import { buildQueueRequirement, buildRequirement, required } from '../helpers/requirement-builder.ts';
import { buildWork } from '../helpers/work-builder.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, PLANNED_SITE } from './weeks-of-calls.ts';

const GROUPS = groupBySkills(PLANNED_SITE.agents);
const DAYS = 7;
const PER_DAY = 48;
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
/** Half hours of work that so many agents do. */
const hours = (agents: readonly number[]) => sum(agents) / 2;

/** A week from Monday, open on weekdays from eight to six: eight agents for sales, but two at noon. */
function aWeek(firstDay: string): RequirementFigures {
  const day = Array.from({ length: PER_DAY }, (_, place) =>
    place < 16 || place >= 36 ? 0 : place === 24 ? 2 : 8,
  );
  const week = Array.from({ length: DAYS }, (_, at) => (at < 5 ? day : day.map(() => 0))).flat();
  const none = week.map(() => 0);
  const { isStale: _, ...figures } = buildRequirement([buildQueueRequirement('sales', week, week)], {
    firstDay,
    presenceRatio: 0.5,
    groups: GROUPS.map(({ id }, index) => ({ groupId: id, ...required(index === 0 ? week : none) })),
    whole: required(week),
  });
  return figures;
}

const add = (works: readonly DeferredWorkSettings[], figures = aWeek('2026-11-02'), site = PLANNED_SITE) =>
  addDeferredWorks(figures, { site, settings: { deferredWorks: works }, groups: GROUPS });

describe('work that may wait', () => {
  it('PN20 is laid into the valley of its day, by its people, and all of it', () => {
    const { queues, groups, whole, deferredWorks } = add([buildWork({ delay: { kind: 'days', amount: 0 } })]);
    const [sales] = queues;
    // 40 pieces of 6 minutes are four hours, on each of five days.
    expect(hours(sales!.deferredAgents)).toBeCloseTo(20, 1);
    expect(whole.deferredAgents).toEqual(sales!.deferredAgents);
    expect(sum(sales!.deferredAgents.slice(0, PER_DAY))).toBeCloseTo(8, 1);
    // Noon is the valley: all that has arisen by then is done there. Nothing is done before it arises at nine or after six.
    expect(sales!.deferredAgents[24]).toBeCloseTo(8 / 3, 2);
    expect(hours(sales!.deferredAgents.slice(18, 24))).toBeCloseTo(0, 2);
    expect(hours(sales!.deferredAgents.slice(0, 18))).toBe(0);
    expect(hours(sales!.deferredAgents.slice(36, PER_DAY))).toBe(0);
    // Two and three of five people are asked for sales first.
    const shares = groups.map(({ deferredAgents }) => hours(deferredAgents));
    expect(shares[0]! / shares[1]!).toBeCloseTo(2 / 3, 1);
    // Agents stay those for calls; heads are of both, at half the time paid.
    expect(sales!.agents).toEqual(aWeek('2026-11-02').queues[0]!.agents);
    expect(whole.heads[24]).toBe(Math.ceil(2 * (2 + whole.deferredAgents[24]!) - 1e-6));
    expect(sum(deferredWorks[0]!.pieces)).toBeCloseTo(200, 1);
    expect(deferredWorks[0]!.lateMinutes).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('PN20 asks for more people where less of their time may go into it', () => {
    const { whole } = add([buildWork({ maxOccupancyRatio: 0.8 })]);
    expect(hours(whole.deferredAgents)).toBeCloseTo(25, 1);
  });

  it('PN21 crosses midnight and days: what arises in the evening is done next morning, on Friday on Monday', () => {
    const evening = buildWork({
      arises: { kind: 'evenly', from: '20:00', to: '02:00' },
      delay: { kind: 'days', amount: 3 },
    });
    const { whole, deferredWorks } = add([evening]);
    const ofDay = (day: number) => sum(whole.deferredAgents.slice(day * PER_DAY, (day + 1) * PER_DAY));
    // A third of Monday's pieces arise after midnight.
    expect(sum(deferredWorks[0]!.pieces.slice(0, PER_DAY))).toBeCloseTo((40 * 2) / 3, 1);
    expect(sum(deferredWorks[0]!.pieces.slice(5 * PER_DAY, 6 * PER_DAY))).toBeCloseTo(40 / 3, 1);
    // Friday's are in time on Monday, and this Monday does those of the Friday before.
    expect(ofDay(0)).toBeGreaterThan(4);
    expect([ofDay(5), ofDay(6)]).toEqual([0, 0]);
    expect(hours(whole.deferredAgents)).toBeCloseTo(20, 1);
    expect(sum(deferredWorks[0]!.lateMinutes)).toBe(0);
  });

  it('PN22 says what cannot be done in time, by the day on which it arises, and asks for nobody', () => {
    const { whole, deferredWorks } = add([
      buildWork({
        arises: { kind: 'evenly', from: '17:00', to: '19:00' },
        delay: { kind: 'hours', amount: 1 },
      }),
    ]);
    // Half of four hours a day arises after six.
    expect(deferredWorks[0]!.lateMinutes.slice(0, 5)).toEqual([120, 120, 120, 120, 120]);
    expect(hours(whole.deferredAgents)).toBeCloseTo(10, 2);
    const typed = buildWork({
      doneWithin: { kind: 'typed', weekdays: [[], [], [], [], [], [{ from: '22:00', to: '02:00' }], []] },
      delay: { kind: 'days', amount: 1 },
    });
    const saturday = add([typed]);
    expect(saturday.deferredWorks[0]!.lateMinutes).toEqual([240, 240, 240, 240, 0, 0, 0]);
    expect(hours(saturday.whole.deferredAgents.slice(5 * PER_DAY + 44, 6 * PER_DAY + 4))).toBeCloseTo(4, 2);
  });

  it('PN22 says where there is nobody for it', () => {
    const doers: readonly DeferredWorkSettings['doer'][] = [
      { kind: 'queue', queueId: 'gone' },
      { kind: 'group', groupId: 'gone:1' },
    ];
    const { whole, deferredWorks } = add(doers.map((doer, at) => buildWork({ name: `${at}`, doer })));
    expect(deferredWorks.map(({ hasPeople }) => hasPeople)).toEqual([false, false]);
    expect(sum(whole.deferredAgents)).toBe(0);
  });

  it('PN20 of a skill group is in its row alone, and comes as the calls of a queue', () => {
    const group = GROUPS[1]!.id;
    const { queues, groups, deferredWorks } = add([
      buildWork({
        doer: { kind: 'group', groupId: group },
        arises: { kind: 'as-calls', queueId: 'sales' },
        piecesByWeekday: [40, 40, 40, 40, 40, 7, 0],
      }),
    ]);
    expect(sum(queues[0]!.deferredAgents)).toBe(0);
    expect(sum(groups[0]!.deferredAgents)).toBe(0);
    expect(hours(groups[1]!.deferredAgents)).toBeGreaterThan(19);
    const [pieces] = deferredWorks.map((work) => work.pieces);
    expect(pieces![20]! / pieces![24]!).toBeCloseTo(4, 2);
    // Saturday has no calls: round the clock.
    expect(pieces![5 * PER_DAY]).toBeCloseTo(7 / PER_DAY, 2);
  });

  it('PN21 nobody works in the hour that is skipped', () => {
    const night = buildWork({
      piecesByWeekday: [0, 0, 0, 0, 0, 0, 40],
      arises: { kind: 'evenly', from: '01:00', to: '04:00' },
      delay: { kind: 'hours', amount: 6 },
      doneWithin: { kind: 'typed', weekdays: [[], [], [], [], [], [], [{ from: '00:00', to: '06:00' }]] },
    });
    const { whole } = add([night], aWeek('2026-03-23'));
    const sunday = whole.deferredAgents.slice(6 * PER_DAY);
    expect(sunday.slice(4, 6)).toEqual([0, 0]);
    expect(sunday[3]).toBeGreaterThan(0);
    expect(hours(sunday)).toBeCloseTo(4, 2);
  });

  it('PN8 a requirement that was kept before there was such work has none', () => {
    const { deferredWorks: _, ...older } = aWeek('2026-11-02');
    const kept = parseKeptRequirement(JSON.stringify({ ...older, editRevisions: {} }));
    expect(kept.deferredWorks).toEqual([]);
    expect(kept.whole.deferredAgents).toEqual(older.whole.agents.map(() => 0));
    expect(kept.queues[0]!.concurrency).toEqual({ contactsAtOnce: 1, stretchRatio: 0 });
  });
});

describe('the job of a forecast', () => {
  const plan = async (changes: Partial<PlanningSettings>) => {
    const settings = { ...createPlanningSettings(PLANNED_SITE, null), weeksAhead: 1, ...changes };
    const entries = await runPlanning(
      { ...PLANNED_TASK, settings },
      keepPast(PLANNED_SITE, inventWeeks()),
      () => {},
    );
    return JSON.parse(entries.find(({ kind }) => kind === 'requirement')!.text) as KeptRequirement;
  };

  it('PN23 works with contacts at once: chats that three share a person take about a third of the people', async () => {
    const chat = {
      queueId: 'sales',
      opening: { kind: 'found' },
      patienceSeconds: null,
      borrow: null,
      concurrency: { contactsAtOnce: 3, stretchRatio: 0 },
    } as const;
    const [calls, chats] = [await plan({}), await plan({ queues: [chat] })];
    const of = ({ queues }: KeptRequirement) =>
      sum(queues.find(({ queueId }) => queueId === 'sales')!.agents);
    expect(of(chats)).toBeCloseTo(of(calls) / 3, 0);
    expect(sum(chats.whole.agents)).toBeLessThan(sum(calls.whole.agents) * 0.65);
    expect(chats.queues[0]!.concurrency).toEqual(chat.concurrency);
  });

  it('PN20 keeps the work with the requirement', async () => {
    const { whole, deferredWorks } = await plan({ deferredWorks: [buildWork()] });
    expect(deferredWorks).toHaveLength(1);
    expect(hours(whole.deferredAgents)).toBeGreaterThan(15);
    expect(whole.agents).toEqual((await plan({})).whole.agents);
  });
});
