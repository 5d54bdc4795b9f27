import type { RosterExplainAnswer, RosterExplainRequest } from '../../../../shared/contract/roster-advice.ts';
import { asWritten, type Message } from '../../../../shared/messages/message.ts';
import { explainInterval } from '../../../../shared/rostering/explain/explain-interval.ts';
import { explainDay, explainWish } from '../../../../shared/rostering/explain/explain-person.ts';
import { explainRules } from '../../../../shared/rostering/explain/explain-rules.ts';
import {
  viewRoster,
  type RosterView,
  type ToldChange,
} from '../../../../shared/rostering/explain/roster-view.ts';
import {
  sayAlternative,
  sayHindrance,
  sayInterval,
  sayRule,
  sayWish,
} from '../../../../shared/rostering/explain/say-reasons.ts';
import { costOf, violationOf } from '../../../../shared/rostering/model/limits.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { DeskSources } from './desk-messages.ts';
import type { OpenRoster } from './open-roster.ts';
import { ChangeTeller } from './tell-effect.ts';

type About<Kind extends RosterExplainRequest['about']> = Extract<RosterExplainRequest, { about: Kind }>;
type Tried = RosterExplainAnswer['tried'][number];

const MOST_TRIED = 60;

/** @throws FloorcastError `not-found` for whoever or whatever is not in the roster. */
export function answerExplain(
  roster: OpenRoster,
  sources: DeskSources,
  request: RosterExplainRequest,
): RosterExplainAnswer {
  const view = viewRoster(roster.problem, roster.model, roster.readPicks(roster.days).picks);
  const desk = { roster, sources, view, tell: new ChangeTeller(roster) };
  switch (request.about) {
    case 'interval':
      return aboutInterval(desk, request);
    case 'shift':
      return aboutShift(desk, request);
    case 'wish':
      return aboutWish(desk, request);
    case 'rule':
      return aboutRule(desk, request);
    default:
      return request satisfies never;
  }
}

interface Desk {
  readonly roster: OpenRoster;
  readonly sources: DeskSources;
  readonly view: RosterView;
  readonly tell: ChangeTeller;
}

function aboutInterval(desk: Desk, request: About<'interval'>): RosterExplainAnswer {
  const { view, tell } = desk;
  const rows = findRows(desk, request);
  if (rows.length === 0)
    throw new FloorcastError('not-found', {
      code: 'roster-interval-unknown',
      day: request.day,
      atMinute: request.atMinute,
    });
  const explained = rows.map(({ coverId, term, row }) => ({
    coverId,
    group: sayGroup(desk, coverId),
    ...explainInterval(view, term, row),
  }));
  // Where every group has whom it needs, all of them are told.
  const wrong = explained.filter(({ state }) => state !== 'met');
  const told = wrong.length > 0 ? wrong : explained;
  return {
    said: told.map(({ group, ...interval }) => ({
      code: 'roster-of-group',
      group,
      says: sayInterval(interval),
    })),
    tried: told
      .flatMap(({ coverId, hindrances }) => hindrances.map((hindrance) => ({ coverId, hindrance })))
      .slice(0, MOST_TRIED)
      .map(({ coverId, hindrance }): Tried => ({
        agentId: tell.agentIdOf(hindrance.agent),
        coverId,
        said: sayHindrance(view, hindrance),
        ...(hindrance.why.code === 'not-offered' ? NOTHING : tellTried(tell, hindrance.why.change)),
      })),
    worst: [],
  };
}

interface CoverRow {
  readonly coverId: string;
  /** Place of the cover term in the model. */
  readonly term: number;
  readonly row: number;
}

/** The interval on each curve that is asked about, the worst first. */
function findRows(
  { roster: { model }, view, tell }: Desk,
  { day, atMinute, coverId }: About<'interval'>,
): readonly CoverRow[] {
  const row = model.dayStartSlots[tell.placeOf(day)]! + Math.floor(atMinute / model.slotMinutes);
  return model.terms
    .flatMap((term, place): readonly (CoverRow & { readonly worth: number })[] => {
      if (term.kind !== 'cover') return [];
      const set = model.coverSets[term.set]!;
      const limits = term.limits[row - term.firstRow];
      const there = view.cover.counts[term.set]![row];
      if (set.rows !== 'slot' || limits === undefined || there === undefined) return [];
      if (coverId !== null && set.id !== coverId) return [];
      const worth = costOf(limits, there) + 1_000 * violationOf(limits, there);
      return [{ coverId: set.id, term: place, row, worth }];
    })
    .sort((one, other) => other.worth - one.worth);
}

/** A group is called by the queues it serves first and those it serves after them: others have the same queues otherwise. */
function sayGroup({ roster, sources }: Desk, coverId: string): Message {
  const { groupId } = roster.answer.covers.find((cover) => cover.coverId === coverId)!;
  const { skills } = sources.groups.find(({ id }) => id === groupId)!;
  const sayQueue = ({ queueId }: (typeof skills)[number]): Message => {
    const queue = sources.site.queues.find(({ id }) => id === queueId);
    return queue === undefined ? asWritten(queueId) : { code: 'named', names: queue.name };
  };
  const least = Math.min(...skills.map(({ level }) => level));
  return {
    code: 'roster-group',
    first: skills.filter(({ level }) => level === least).map(sayQueue),
    then: skills
      .filter(({ level }) => level > least)
      .sort((one, other) => one.level - other.level)
      .map(sayQueue),
  };
}

const NOTHING = { differences: [], changes: [], effect: null } as const;

function tellTried(
  tell: ChangeTeller,
  change: ToldChange,
): Pick<Tried, 'differences' | 'changes' | 'effect'> {
  return {
    differences: [tell.difference(change)],
    changes: [tell.change(change)],
    effect: tell.effect(change.costChange, change.violationChange, change.rules, change.cover),
  };
}

function aboutShift(
  { roster: { model }, view, tell }: Desk,
  { agentId, day }: About<'shift'>,
): RosterExplainAnswer {
  const { alternatives, wishes } = explainDay(view, findAgent(model.agentIds, agentId), tell.placeOf(day));
  return {
    said: wishes.map((wish) => sayWish(wish)),
    tried: alternatives.slice(0, MOST_TRIED).map((alternative): Tried => ({
      agentId,
      coverId: null,
      said: sayAlternative(view, alternative),
      ...tellTried(tell, alternative.change),
    })),
    worst: [],
  };
}

function aboutWish({ roster, view, tell }: Desk, { agentId, wishId }: About<'wish'>): RosterExplainAnswer {
  const agent = findAgent(roster.model.agentIds, agentId);
  const wish = roster.problem.agents[agent]!.wishes.find(({ id }) => id === wishId);
  if (wish === undefined)
    throw new FloorcastError('not-found', { code: 'roster-wish-unknown', agentId, wishId });
  const day = tell.placeOf(wish.day);
  const explained = explainWish(view, agent, day, wish);
  const { granting } = explained;
  if (granting === null) return { said: [sayWish(explained)], tried: [], worst: [] };
  const from = view.picks[agent * roster.model.dayCount + day]!;
  const changes = [{ agent, day, from, to: granting.variant }, ...granting.changes];
  return {
    said: [sayWish(explained)],
    tried: [
      {
        agentId,
        coverId: null,
        said: sayWish(explained),
        differences: changes.map((change) => tell.difference(change)),
        changes: changes.map((change) => tell.change(change)),
        effect: tell.effect(granting.costChange, granting.violationChange, [], view.cover.effectOf(changes)),
      },
    ],
    worst: [],
  };
}

function aboutRule(
  { roster: { model }, view, tell }: Desk,
  { ruleIndex, rule }: About<'rule'>,
): RosterExplainAnswer {
  const found = explainRules(model, view.picks).find(
    (one) => one.rule === rule && one.ruleIndex === ruleIndex,
  );
  if (found === undefined) return { said: [], tried: [], worst: [] };
  return {
    said: sayRule(found),
    tried: [],
    worst: found.worst.map(({ agent, day, value, cost, violation }) => ({
      agentId: agent === null ? null : tell.agentIdOf(agent),
      day: day === null ? null : tell.dayOf(day),
      value,
      cost,
      violation,
    })),
  };
}

function findAgent(agentIds: readonly string[], agentId: string): number {
  const agent = agentIds.indexOf(agentId);
  if (agent >= 0) return agent;
  throw new FloorcastError('not-found', { code: 'roster-agent-unknown', agentId });
}
