import type {
  RosterCandidatesAnswer,
  RosterCandidatesRequest,
} from '../../../../shared/contract/roster-advice.ts';
import { findCandidates } from '../../../../shared/rostering/candidates/find-candidates.ts';
import { findTemplateMismatch } from '../../../../shared/rostering/candidates/template-mismatch.ts';
import { viewRoster } from '../../../../shared/rostering/explain/roster-view.ts';
import { sayMismatch, sayNotListed } from '../../../../shared/rostering/explain/say-reasons.ts';
import { readDayMinute } from '../../../../shared/rostering/problem/clock-time.ts';
import { sayName } from '../../../../shared/rostering/problem/say-name.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { OpenRoster } from './open-roster.ts';
import { ChangeTeller } from './tell-effect.ts';

/** @throws FloorcastError `bad-request` for a shift that no template makes. */
export function answerCandidates(
  roster: OpenRoster,
  { day, shift }: RosterCandidatesRequest,
): RosterCandidatesAnswer {
  const { model, problem, codec } = roster;
  const tell = new ChangeTeller(roster);
  const view = viewRoster(problem, model, roster.readPicks(roster.days).picks);
  refuseUnmade(roster, shift);
  const { listed, notListed } = findCandidates(view, { ...shift, day: tell.placeOf(day) });
  return {
    candidates: listed.map((candidate) => ({
      agentId: tell.agentIdOf(candidate.agent),
      before: codec.shiftOf(candidate.from),
      change: tell.change(candidate),
      effect: tell.effect(candidate.costChange, candidate.violationChange, candidate.rules, candidate.cover),
    })),
    others: notListed.map(({ agent, reason }) => ({
      agentId: tell.agentIdOf(agent),
      reasons: [sayNotListed(view, reason)],
    })),
  };
}

/** A shift that stands there is in the model, also one that its template does not make any more. */
function refuseUnmade(
  { problem, codec }: OpenRoster,
  { templateId, start, minutes }: RosterCandidatesRequest['shift'],
): void {
  const template = problem.templates.find(({ id }) => id === templateId);
  if (template === undefined)
    throw new FloorcastError('bad-request', { code: 'roster-template-unknown', templateId });
  if (codec.variantOf(0, 0, { templateId, start, minutes, longBreakAfterMinutes: null }) !== null) return;
  const { dayStartsAt } = problem.horizon;
  const fromMinute = readDayMinute(start, dayStartsAt);
  const mismatch = findTemplateMismatch(template, dayStartsAt, {
    fromMinute,
    toMinute: fromMinute + minutes,
  });
  if (mismatch !== null) throw new FloorcastError('bad-request', sayMismatch(sayName(template), mismatch));
}
