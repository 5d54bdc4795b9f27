import type { AdherenceEngine } from '../../shared/adherence/adherence-engine.ts';
import { countFloor, type CountedStanding } from '../../shared/adherence/count-floor.ts';
import type { FloorAdherenceAnswer } from '../../shared/contract/adherence.ts';
import { outMsOf } from './describe-now.ts';

/** How many are where the roster says. What leaves here has no person in it: it hangs on walls. */
export function describeFloor(engine: AdherenceEngine, targetRatio: number | null): FloorAdherenceAnswer {
  const standings: CountedStanding[] = [];
  let isPublished = false;
  for (const agentId of engine.agentIds()) {
    isPublished ||= engine.isRostered(agentId);
    const standing = engine.standingOf(agentId);
    if (standing === null || standing.span === null || standing.verdict === 'off') continue;
    standings.push({
      activity: standing.span.activity,
      verdict: standing.verdict,
      outMs: outMsOf(engine, standing),
      endsInMs: (standing.spanToMs ?? standing.span.toMs) - engine.nowMs,
    });
  }
  return {
    atMs: engine.nowMs,
    isPublished,
    rostered: standings.length,
    targetRatio,
    counts: countFloor(standings),
  };
}
