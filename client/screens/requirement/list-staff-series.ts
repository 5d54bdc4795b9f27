import type { Words } from '../../locales/en/index.ts';
import type { Curve } from '../../state/requirement-curves.ts';
import type { PlayedCurve } from '../../state/requirement-played.ts';
import type { RosteredCurve } from '../../state/requirement-rostered.ts';
import type { DrawnSeries } from './drawn-series.ts';

export interface StaffParts {
  readonly curve: Curve;
  /** The sum of all queues, each with people of its own; null where that is not asked. */
  readonly apart: readonly number[] | null;
  readonly played: PlayedCurve | null;
  readonly rostered: RosteredCurve | null;
  readonly presenceRatio: number;
  readonly words: Pick<Words, 'requirement' | 'rostered'>;
}

/** The lines of the people: who is rostered behind, what it takes before it. */
export function listStaffSeries(parts: StaffParts): readonly DrawnSeries[] {
  const { curve, rostered, played } = parts;
  const words = parts.words.requirement;
  const found: DrawnSeries[] = [];
  const add = (look: DrawnSeries['look'], label: string, values: DrawnSeries['values'], id: string = look) =>
    found.push({ id, label, values, shape: 'steps', look, isNamed: true });
  if (rostered !== null) {
    const low = rostered.agents.map((agents) => (agents === null ? null : 0));
    add('rostered', parts.words.rostered.line, rostered.agents);
    found[0] = { ...found[0]!, band: { low, high: rostered.agents } };
  }
  // Of a work there is but what it asks for.
  if (curve.kind !== 'work') {
    add('heads', parts.presenceRatio < 1 ? words.heads : words.headsWhole, curve.heads);
    if (parts.apart !== null) add('apart', words.apart, parts.apart);
    add('plain', words.plainShort, curve.plainAgents);
    if (curve.works.length > 0) add('calls', words.forCalls, curve.callAgents, 'for-calls');
  }
  add('main', words.needed, curve.agents, 'agents');
  if (curve.kind !== 'work' && played?.agents)
    add('played', curve.works.length > 0 ? words.simulatedForCalls : words.simulated, played.agents);
  return found;
}
