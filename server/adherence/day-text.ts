import type { AgentDays } from '../../shared/adherence/adherence-engine.ts';
import type { AdherenceDay } from '../../shared/adherence/adherence-figures.ts';

/** One agent's day by both rosters. */
export interface BothDays {
  readonly first: AdherenceDay | null;
  readonly amended: AdherenceDay | null;
}

export function pickDay({ first, amended }: AgentDays, day: string): BothDays | null {
  const both = { first: first.get(day) ?? null, amended: amended.get(day) ?? null };
  return both.first === null && both.amended === null ? null : both;
}

/** Most rosters are never amended: what is the same is written once. */
export function writeDay({ first, amended }: BothDays): string {
  const text = JSON.stringify(amended);
  const firstText = JSON.stringify(first);
  return firstText === text ? `{"amended":${text}}` : `{"amended":${text},"first":${firstText}}`;
}

export function readDay(text: string): BothDays {
  const { amended, first = amended } = JSON.parse(text) as {
    readonly amended: AdherenceDay | null;
    readonly first?: AdherenceDay | null;
  };
  return { first, amended };
}
