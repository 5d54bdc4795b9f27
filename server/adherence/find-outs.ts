import type { OutTime } from '../../shared/adherence/adherence-figures.ts';
import type { AdherenceContest } from '../../shared/contract/adherence.ts';
import type { CountedDay } from './describe-history.ts';

/** What an open contest was judged as; of a decided one there is nothing left to look at. */
export function findOuts(
  { agentId, fromMs, toMs, state }: AdherenceContest,
  counted: readonly CountedDay[],
): readonly OutTime[] {
  if (state !== 'open') return [];
  return counted
    .filter((day) => day.agentId === agentId)
    .flatMap(({ amended }) => amended?.outs ?? [])
    .filter((out) => out.fromMs < toMs && out.toMs > fromMs)
    .sort((a, b) => a.fromMs - b.fromMs);
}
