import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Rests } from '../../server/adherence/rests.ts';
import { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import { DEFAULT_ADHERENCE_SETTINGS } from '../../shared/adherence/adherence-settings.ts';
import { createAgentPlan } from '../../shared/adherence/agent-plan.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

const FROM_MS = Date.UTC(2026, 4, 4, 0, 0);

describe('counting for everybody', () => {
  it('AH10 others have their turn where one has been long enough, and not before', async () => {
    let nowMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    onTestFinished(() => clock.mockRestore());
    const rests = new Rests();
    let others = 0;
    const waitsAt = async (atMs: number) => {
      nowMs = atMs;
      setImmediate(() => (others += 1));
      const before = others;
      await rests.rest();
      return others > before;
    };
    expect(await waitsAt(7)).toBe(false);
    expect(await waitsAt(8)).toBe(true);
    expect(await waitsAt(15)).toBe(false);
    expect(await waitsAt(16)).toBe(true);
  });

  it('AH10 plans that say what they said judge nothing anew, others do', () => {
    const planOf = (minutes: number, excused: readonly { fromMs: number; toMs: number }[] = []) => {
      const toMs = FROM_MS + minutes * 60_000;
      const spans = [{ fromMs: FROM_MS, toMs, activity: 'work', isPaid: true } as const];
      const plan = createAgentPlan([{ agentId: 'a', day: '2026-05-04', spans, unplacedBreakMs: 0 }], excused);
      return new Map([['a', { first: plan, amended: plan }]]);
    };
    const calendar = createSiteCalendar({ timeZone: 'Etc/UTC', dayStartsAt: '00:00', intervalMinutes: 15 });
    const engine = new AdherenceEngine({ calendar, settings: DEFAULT_ADHERENCE_SETTINGS, fromMs: FROM_MS });
    engine.setPlans(planOf(60));
    expect(engine.tick(FROM_MS + 120_000)).toEqual(['a']);
    engine.setPlans(planOf(60));
    expect(engine.tick(FROM_MS + 121_000)).toEqual([]);
    engine.setPlans(planOf(90));
    expect(engine.tick(FROM_MS + 122_000)).toEqual(['a']);
    engine.setPlans(planOf(90, [{ fromMs: FROM_MS, toMs: FROM_MS + 60_000 }]));
    expect(engine.tick(FROM_MS + 123_000)).toEqual(['a']);
    engine.setPlans(new Map());
    expect(engine.tick(FROM_MS + 124_000)).toEqual(['a']);
    expect(engine.isRostered('a')).toBe(false);
  });
});
