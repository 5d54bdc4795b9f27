import { describe, expect, test } from 'vitest';
import { createDemoModel, DEMO_SCENARIOS } from '../../shared/simulation/demo-model.ts';
import type { DemoScenario } from '../../shared/simulation/demo-model.ts';
import { createDemoSite } from '../../shared/simulation/demo-site.ts';
import { createLoadModel, createLoadSite } from '../../shared/simulation/load-model.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import {
  daysFromMonday,
  ofType,
  simulateDays,
  createTestSimulation,
} from '../helpers/simulation-builders.ts';

describe('the demo', () => {
  const site = createDemoSite();

  test('SI50 the site passes the checks of every site, and survives being saved', () => {
    expect(parseSite(JSON.parse(JSON.stringify(site)))).toEqual(site);
    expect(parseSite(JSON.parse(JSON.stringify(createLoadSite({ queues: 40, agents: 800 }))))).toBeDefined();
  });

  test('SI50 it has six queues and 120 agents, each named in every language', () => {
    expect(site.queues.length).toBe(6);
    expect(site.agents.length).toBe(120);
    for (const { name } of [...site.queues, ...site.agents, site]) {
      for (const locale of LOCALES) expect(name[locale]).toBeTruthy();
    }
    expect(new Set(site.agents.map(({ name }) => name['zh-CN'])).size).toBe(120);
  });

  test.each(DEMO_SCENARIOS)('SI50 the %s model names the same queues and agents', (scenario) => {
    const model = createDemoModel(scenario);
    expect(model.queues.map(({ id }) => id)).toEqual(site.queues.map(({ id }) => id));
    expect(model.agents.map(({ id }) => id)).toEqual(site.agents.map(({ id }) => id));
    const known = new Set(model.queues.map(({ id }) => id));
    for (const agent of model.agents) {
      expect(agent.queues.filter(({ queueId }) => !known.has(queueId))).toEqual([]);
      expect(new Set(agent.queues.map(({ queueId }) => queueId)).size).toBe(agent.queues.length);
    }
    // It is handed to a thread.
    expect(structuredClone(model)).toEqual(model);
  });

  test('SI50 the model has the priorities of the site, also of one that a person changed', () => {
    const priorityOf = (model: ReturnType<typeof createDemoModel>) =>
      Object.fromEntries(model.queues.map(({ id, priority }) => [id, priority]));
    const own = priorityOf(createDemoModel('normal'));
    expect(own).toEqual(Object.fromEntries(site.queues.map(({ id, priority }) => [id, priority])));
    const others = Object.entries(own).filter(([id]) => id !== 'vip');
    expect(Math.max(...others.map(([, priority]) => priority))).toBeLessThan(own['vip']!);
    const changed = site.queues.map((queue) => (queue.id === 'english' ? { ...queue, priority: 10 } : queue));
    expect(priorityOf(createDemoModel('normal', { queues: changed }))['english']).toBe(10);
  });

  test.each<[DemoScenario, number, number]>([
    ['calm', 0.93, 1],
    ['normal', 0.78, 0.93],
    ['terrible', 0.15, 0.6],
  ])('SI51 in its %s mood it answers between %f and %f of the calls in time', (scenario, least, most) => {
    const events = simulateDays(createDemoModel(scenario), 77, 7);
    const within = new Map(site.queues.map(({ id, rules }) => [id, rules[0]!.answerWithinSeconds * 1000]));
    const offered = new Map<string, number>();
    let inTime = 0;
    let asked = 0;
    for (const event of events) {
      if (!('callId' in event)) continue;
      const key = `${event.callId}@${event.queueId}`;
      if (event.type === 'call-offered') offered.set(key, event.atMs);
      const waitMs = event.atMs - (offered.get(key) ?? event.atMs);
      if (event.type === 'call-answered') {
        asked++;
        if (waitMs <= within.get(event.queueId)!) inTime++;
      } else if (event.type === 'call-abandoned' && waitMs >= 5000) {
        asked++;
      }
    }
    expect(inTime / asked).toBeGreaterThan(least);
    expect(inTime / asked).toBeLessThan(most);
    if (scenario === 'normal') {
      expect(ofType(events, 'call-offered').length / 7).toBeGreaterThan(6500);
      expect(ofType(events, 'call-offered').length / 7).toBeLessThan(10_000);
    }
  });
});

describe('the load model', () => {
  test.each([
    [40, 800, 500],
    [6, 50, 20],
  ])('SI52 %i queues and %i agents give %i events a second', (queues, agents, eventsPerSecond) => {
    const model = createLoadModel({ queues, agents, eventsPerSecond });
    const days = daysFromMonday(1);
    const simulation = createTestSimulation(model, 3, days);
    const warmMs = days[0]!.fromMs + 10 * 60_000;
    simulation.runUntil(warmMs);
    const minutes = eventsPerSecond < 100 ? 60 : 2;
    const events = simulation.runUntil(warmMs + minutes * 60_000);
    expect(events.length / (minutes * 60) / eventsPerSecond).toBeGreaterThan(0.9);
    expect(events.length / (minutes * 60) / eventsPerSecond).toBeLessThan(1.1);
    const present = ofType(simulation.resynchroniseAt(warmMs + minutes * 60_000), 'feed-resynchronised')[0]!;
    expect(present.agents.length).toBe(agents);
  });

  test('SI52 it refuses more events than instants can tell apart', () => {
    expect(() => createLoadModel({ queues: 1, agents: 1, eventsPerSecond: 5000 })).toThrow(
      /5000.*at most 800/,
    );
    expect(() => createLoadModel({ queues: 1, agents: 1, eventsPerSecond: 0 })).toThrow(RangeError);
  });
});
