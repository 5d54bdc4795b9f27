import type { BrokenRule, RosterPublishPreview } from '../../../../shared/contract/roster-versions.ts';
import { sumByRule, sumFigures } from '../../../../shared/rostering/days/sum-figures.ts';
import { explainScore } from '../../../../shared/rostering/score/explain-score.ts';
import type { PublishedDay } from '../../../ports/rosters.ts';
import { findMisplaced } from './find-misplaced.ts';
import type { DeskSources } from './desk-messages.ts';
import type { OpenRoster } from './open-roster.ts';
import { ChangeTeller } from './tell-effect.ts';
import { tellPeople } from './tell-people.ts';

const MOST_BROKEN = 500;

/** What publishing would tell whom, and which rules the roster breaks. */
export function previewPublish(
  roster: OpenRoster,
  sources: DeskSources,
  published: readonly PublishedDay[],
): Omit<RosterPublishPreview, 'sameAsVersion' | 'revisions'> {
  const { model } = roster;
  const tell = new ChangeTeller(roster);
  const read = roster.readPicks(roster.days);
  const { picks } = read;
  const parts = explainScore(model, picks);
  const broken = parts
    .filter(({ violation }) => violation > 0)
    .sort((one, other) => other.violation - one.violation)
    .slice(0, MOST_BROKEN)
    .map(({ rule, ruleIndex, agent, day, value, violation }): BrokenRule => ({
      rule,
      ruleIndex,
      agentId: agent === null ? null : tell.agentIdOf(agent),
      day: day === null ? null : tell.dayOf(day),
      value,
      violation,
    }));
  const { understaffedHours, overstaffedHours } = sumFigures(model, picks);
  return {
    ...sources.range,
    people: tellPeople(sources, published),
    broken,
    misplaced: findMisplaced(roster, read).slice(0, MOST_BROKEN),
    soft: sumByRule(parts.filter(({ cost }) => cost > 0)),
    understaffedHours,
    overstaffedHours,
  };
}
