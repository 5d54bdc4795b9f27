import { describe, expect, test } from 'vitest';
import { answerWhatIf, planWhatIf } from '../../client/state/requirement-what-if.ts';
import { NOTHING_ASKED } from '../../client/state/requirement-view.ts';
import { WhatIfRunner, type WhatIfWorker } from '../../client/state/what-if-runner.svelte.ts';
import type { FromWhatIfWorker, ToWhatIfWorker } from '../../client/state/what-if-worker.ts';
import { createEmptySite, DEFAULT_SERVICE_RULE, type Site } from '../../shared/site/site.ts';
import { planTarget } from '../../shared/staffing/plan-target.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { buildQueueRequirement, buildRequirement } from '../helpers/requirement-builder.ts';

const CAPS = { maxOccupancyRatio: null, maxAbandonmentRatio: null };
/** A queue whose target changes on the second day. */
const SITE: Site = {
  ...createEmptySite('Asia/Shanghai'),
  queues: [
    {
      id: 'a',
      name: { en: 'A' },
      priority: 5,
      rules: [DEFAULT_SERVICE_RULE, { ...DEFAULT_SERVICE_RULE, from: '2026-12-01', answerWithinSeconds: 60 }],
    },
  ],
};
const calls = Array.from({ length: 96 }, (_, at) => (at % 48 < 16 ? 0 : 30));
const REQUIREMENT = buildRequirement([
  buildQueueRequirement(
    'a',
    calls,
    calls.map((count) => (count === 0 ? 0 : 5.5)),
  ),
  buildQueueRequirement(
    'b',
    calls,
    calls.map((count) => (count === 0 ? 0 : 5)),
  ),
]);
const PLAN = planWhatIf(REQUIREMENT, SITE, CAPS, 20);

describe('what if', () => {
  test('RQ8 as it is, a queue reads as its intervals do, each day under the rule in force on it', () => {
    const load = { calls: 30, intervalMinutes: 30, handleSeconds: 240, patienceSeconds: 120 };
    const level = (day: string) =>
      serviceOutcome(load, 5.5, planTarget(SITE, 'a', day, CAPS)).serviceLevelRatio!;
    const { queues, all } = answerWhatIf(PLAN, NOTHING_ASKED);
    // Both days have the same calls, and short abandons leave their ratios alike: the mean of the two days.
    expect(queues[0]!.serviceLevelRatio).toBeCloseTo((level('2026-11-30') + level('2026-12-01')) / 2, 12);
    expect(level('2026-12-01')).toBeGreaterThan(level('2026-11-30') + 0.05);
    expect(queues[0]).toMatchObject({ calls: 1920, agentHours: 176, cost: 3520, targetRatio: 0.8 });
    expect(all).toMatchObject({ calls: 3840, agentHours: 336, cost: 6720 });
    expect(all.serviceLevelRatio).toBeGreaterThan(queues[1]!.serviceLevelRatio!);
    expect(all.serviceLevelRatio).toBeLessThan(queues[0]!.serviceLevelRatio!);
  });

  test('a change of one queue leaves the other as it is', () => {
    const before = answerWhatIf(PLAN, NOTHING_ASKED);
    const after = answerWhatIf(PLAN, {
      ...NOTHING_ASKED,
      queueIds: ['b'],
      volumeRatio: 1.3,
      agentsAdded: -1,
    });
    expect(after.queues[0]).toEqual(before.queues[0]);
    expect(after.queues[1]!.serviceLevelRatio).toBeLessThan(before.queues[1]!.serviceLevelRatio! - 0.2);
    expect(after.queues[1]!.cost).toBe(before.queues[1]!.cost - 64 * 0.5 * 20);
    expect(after.all.calls).toBeCloseTo(3840 + 576, 9);
  });

  test('another target is what the queues it is about are held to', () => {
    const target = { ratio: 0.9, answerWithinSeconds: 10 };
    const { all, queues } = answerWhatIf(PLAN, { ...NOTHING_ASKED, target });
    expect(queues[0]).toMatchObject({ targetRatio: 0.9, answerWithinSeconds: 10 });
    expect(all.targetRatio).toBe(0.9);
    expect(queues[1]!.serviceLevelRatio).toBeLessThan(
      answerWhatIf(PLAN, NOTHING_ASKED).queues[1]!.serviceLevelRatio!,
    );
    const ofOne = answerWhatIf(PLAN, { ...NOTHING_ASKED, queueIds: ['a'], target });
    expect(ofOne.all.targetRatio).toBe(0.8);
    expect(ofOne.queues[1]!.targetRatio).toBe(0.8);
  });

  test('without calls there are no figures, and no trouble', () => {
    const silent = buildRequirement([
      buildQueueRequirement('a', new Array(48).fill(0), new Array(48).fill(0)),
    ]);
    const { all } = answerWhatIf(planWhatIf(silent, SITE, CAPS, 0), NOTHING_ASKED);
    expect(all).toMatchObject({ serviceLevelRatio: null, averageAnswerSeconds: null, calls: 0, cost: 0 });
    expect(answerWhatIf(planWhatIf(buildRequirement([]), SITE, CAPS, 0), NOTHING_ASKED).queues).toEqual([]);
  });
});

class ScriptedWorker implements WhatIfWorker {
  readonly asked: ToWhatIfWorker[] = [];
  onmessage: WhatIfWorker['onmessage'] = null;
  isEnded = false;

  postMessage(message: ToWhatIfWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  /** Answers the question that was asked last, or an older one. */
  answer(part: Partial<FromWhatIfWorker> = {}): void {
    const last = this.asked.at(-1)!;
    if (!('questionNo' in last)) throw new Error('The last thing said was a plan.');
    const answer = answerWhatIf(PLAN, last.change);
    const data = { questionNo: last.questionNo, answer, tookMs: 3, ...part } as FromWhatIfWorker;
    this.onmessage!({ data });
  }

  get changes(): readonly (number | null)[] {
    return this.asked.map((each) => ('change' in each ? each.change.agentsAdded : null));
  }
}

describe('the sliders', () => {
  const change = (agentsAdded: number) => ({ ...NOTHING_ASKED, agentsAdded });

  test('RQ7 ask of the plan as it is first; of what is asked while one is worked on, only the last counts', () => {
    const worker = new ScriptedWorker();
    const runner = new WhatIfRunner(worker);
    runner.plan(PLAN, change(1));
    expect(worker.changes).toEqual([null, 0]);
    for (const agents of [2, 3, 4]) runner.ask(change(agents));
    worker.answer();
    expect(runner.before!.all.calls).toBe(3840);
    expect(worker.changes).toEqual([null, 0, 4]);
    worker.answer();
    expect(runner.after!.all.agentHours).toBe(336 + 4 * 64);
    expect(runner.tookMs).toBe(3);
    runner.ask(change(5));
    expect(worker.changes.at(-1)).toBe(5);
  });

  test('RQ7 an answer about a plan that is gone is not shown', () => {
    const worker = new ScriptedWorker();
    const runner = new WhatIfRunner(worker);
    runner.plan(PLAN, change(1));
    runner.plan(PLAN, change(2));
    worker.answer({ questionNo: 1 });
    expect(runner.before).toBeNull();
    worker.answer();
    expect(runner.before).not.toBeNull();
    expect(worker.changes.at(-1)).toBe(2);
  });

  test('what cannot be is said, and the next change is worked out again', () => {
    const worker = new ScriptedWorker();
    const runner = new WhatIfRunner(worker);
    runner.plan(PLAN, change(0));
    worker.answer();
    const last = worker.asked.at(-1) as { questionNo: number };
    worker.onmessage!({ data: { questionNo: last.questionNo, problem: 'No such thing.' } });
    expect(runner.problem).toBe('No such thing.');
    runner.ask(change(1));
    worker.answer();
    expect(runner.problem).toBeNull();
    runner.stop();
    expect(worker.isEnded).toBe(true);
  });
});
