import { describe, expect, it } from 'vitest';
import { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import type { AdherenceDay } from '../../shared/adherence/adherence-figures.ts';
import {
  DEFAULT_ADHERENCE_SETTINGS,
  parseAdherenceSettings,
} from '../../shared/adherence/adherence-settings.ts';
import type { AgentCondition } from '../../shared/adherence/agent-condition.ts';
import { AgentConditions } from '../../shared/adherence/agent-conditions.ts';
import { createAgentPlan, type ExcusedTime } from '../../shared/adherence/agent-plan.ts';
import { createStateCounter } from '../../shared/adherence/count-rules.ts';
import {
  ROSTERED_ACTIVITIES,
  type RosteredShift,
  type RosteredSpan,
} from '../../shared/adherence/rostered-shift.ts';
import { computeAdherenceRatio, computeConformanceRatio } from '../../shared/adherence/scores.ts';
import { AGENT_STATES } from '../../shared/floor/agent-state.ts';
import type { AgentNews } from '../../shared/floor/agent-news.ts';
import { Random } from '../helpers/random.ts';
import { at, CALENDAR, DAY } from './agent-day.ts';
import { judgeBySeconds } from './by-the-second.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);
const REASONS = ['Break', 'Lunch', 'Meeting', 'Smoke'];
const FROM_MS = at('00:00');
const TO_MS = at('24:00');

function randomShift(random: Random): RosteredShift {
  const spans: RosteredSpan[] = [];
  let fromMs = at('06:00') + random.whole(0, 120) * 60_000;
  for (let count = random.whole(3, 9); count > 0; count -= 1) {
    const toMs = fromMs + random.whole(1, 100) * 60_000;
    const activity = random.chance(0.5) ? 'work' : random.pick(ROSTERED_ACTIVITIES);
    if (!random.chance(0.08) || spans.length === 0)
      spans.push({ fromMs, toMs, activity, isPaid: activity !== 'lunch' });
    fromMs = toMs;
  }
  return { agentId: 'a', day: DAY, spans, unplacedBreakMs: random.pick([0, 0, 900_000]) };
}

/** News in the order in which they come, some late and some of the feed. */
function randomNews(random: Random): readonly AgentNews[] {
  const news: AgentNews[] = [];
  let atMs = FROM_MS;
  let isLost = false;
  for (let calls = 0; atMs < TO_MS;) {
    atMs += random.whole(5, random.pick([60, 900, 4000])) * 1000;
    if (random.chance(0.06)) {
      isLost = !isLost && random.chance(0.8);
      const heardUntilMs = atMs - random.whole(0, 300) * 1000;
      news.push({ kind: 'feed', feedId: 'f', atMs, status: isLost ? 'lost' : 'connected', heardUntilMs });
      continue;
    }
    const state = random.pick(AGENT_STATES);
    if (random.chance(0.5)) calls += 1;
    news.push({
      kind: 'agent',
      agentId: 'a',
      atMs: atMs - (random.chance(0.2) ? random.whole(0, 600) * 1000 : 0),
      state,
      reason: state === 'paused' ? random.pick(REASONS) : null,
      callId: random.chance(0.7) ? `c${calls}` : null,
      feedId: random.chance(0.7) ? 'f' : null,
    });
  }
  return news;
}

function randomExceptions(random: Random): readonly ExcusedTime[] {
  return Array.from({ length: random.whole(0, 3) }, () => {
    const fromMs = at('06:00') + random.whole(0, 600) * 60_000;
    return { fromMs, toMs: fromMs + random.whole(1, 90) * 60_000 };
  });
}

function given(seed: number) {
  const random = new Random(seed);
  const shift = randomShift(random);
  const news = randomNews(random);
  const exceptions = randomExceptions(random);
  const settings = { ...DEFAULT_ADHERENCE_SETTINGS, graceSeconds: random.pick([0, 60, 300]) };
  const open = () => new AdherenceEngine({ calendar: CALENDAR, settings, fromMs: FROM_MS });
  const plan = createAgentPlan([shift], exceptions);
  return { random, shift, news, exceptions, settings, open, plans: { first: plan, amended: plan } };
}

function dayOf(engine: AdherenceEngine): AdherenceDay | undefined {
  return engine.daysOf('a').amended.get(DAY);
}

describe('adherence of random days', () => {
  it.each(SEEDS)('AD30 is the same tick by tick, seldom, at once and judged anew: seed %i', (seed) => {
    const { random, news, open, plans } = given(seed);
    const atOnce = open();
    atOnce.setPlans(new Map([['a', plans]]));
    for (const one of news) atOnce.take(one);
    atOnce.tick(TO_MS);

    const ticking = open();
    ticking.setPlans(new Map([['a', plans]]));
    let nowMs = FROM_MS;
    for (const one of news) {
      // The clock is ahead of late news, and looks again and again.
      for (; nowMs < one.atMs; nowMs += random.whole(1, 120) * 1000) {
        ticking.tick(nowMs);
        if (random.chance(0.05)) dayOf(ticking);
      }
      ticking.take(one);
    }
    ticking.tick(TO_MS);

    const anew = open();
    for (const one of news) anew.take(one);
    anew.tick(TO_MS);
    anew.setPlans(new Map([['a', plans]]));

    expect(dayOf(atOnce)?.shifts).toBe(1);
    expect(dayOf(ticking)).toEqual(dayOf(atOnce));
    expect(dayOf(anew)).toEqual(dayOf(atOnce));
  });

  it.each(SEEDS)('AD20 AD11 AD12 is what a count by the second finds: seed %i', (seed) => {
    const { shift, news, exceptions, settings, open, plans } = given(seed);
    const changes: { atMs: number; condition: AgentCondition }[] = [];
    const conditions = new AgentConditions(FROM_MS, (_, atMs, condition) =>
      changes.push({ atMs, condition }),
    );
    conditions.add('a');
    const begin = conditions.conditionOf('a');
    for (const one of news) conditions.take(one);
    const seconds = judgeBySeconds({
      spans: shift.spans,
      exceptions,
      graceMs: settings.graceSeconds * 1000,
      owedMs: shift.unplacedBreakMs,
      count: createStateCounter(settings.counts),
      conditionAt: (atMs) => changes.findLast((change) => change.atMs <= atMs)?.condition ?? begin,
      fromMs: FROM_MS,
      toMs: at('23:00'),
    });
    const engine = open();
    engine.setPlans(new Map([['a', plans]]));
    for (const one of news) engine.take(one);
    engine.tick(TO_MS);
    const day = dayOf(engine)!;
    const times = Object.values(day.activities);
    const found = {
      in: times.reduce((sum, { inMs }) => sum + inMs, 0),
      out: times.reduce((sum, { outMs }) => sum + outMs, 0),
      ...day.excusedBy,
    };
    const counted = Object.fromEntries(Object.keys(found).map((name) => [name, (seconds[name] ?? 0) * 1000]));
    expect(found).toEqual(counted);
  });

  it.each(SEEDS)('AD13 AD21 is never out while nobody knows, and its scores are 0 to 1: seed %i', (seed) => {
    const { shift, news, open, plans } = given(seed);
    const engine = open();
    engine.setPlans(new Map([['a', plans]]));
    let next = 0;
    for (let nowMs = FROM_MS; nowMs < TO_MS; nowMs += 61_000) {
      while (next < news.length && news[next]!.atMs <= nowMs) engine.take(news[next++]!);
      engine.tick(nowMs);
      if (!engine.conditionOf('a').isKnown)
        expect(['feed', 'off']).toContain(engine.standingOf('a')!.verdict);
    }
    const day = dayOf(engine)!;
    const rosteredMs = shift.spans.reduce((sum, span) => sum + span.toMs - span.fromMs, 0);
    const times = Object.values(day.activities);
    expect(times.reduce((sum, one) => sum + one.rosteredMs, 0)).toBe(rosteredMs);
    for (const one of times) expect(one.inMs + one.excusedMs + one.outMs).toBe(one.rosteredMs);
    for (const activity of [undefined, ...ROSTERED_ACTIVITIES])
      for (const score of [computeAdherenceRatio(day, activity), computeConformanceRatio(day, activity)])
        expect(score === null || (score >= 0 && score <= 1)).toBe(true);
  });
});

it('the settings that are there to begin with are settings', () => {
  expect(parseAdherenceSettings(DEFAULT_ADHERENCE_SETTINGS)).toEqual(DEFAULT_ADHERENCE_SETTINGS);
});
