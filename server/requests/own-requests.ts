import type { ColleaguesAnswer, OwnRequestsAnswer } from '../../shared/contract/requests.ts';
import type { RosterChange } from '../../shared/contract/rosters.ts';
import { sumLeave } from '../../shared/requests/count-leave.ts';
import { drawRequest } from '../../shared/requests/kinds/index.ts';
import type { RequestAsk, ShiftRequest } from '../../shared/requests/request.ts';
import { REQUEST_KIND_IDS } from '../../shared/requests/request-settings.ts';
import { isFinal, waitsFor } from '../../shared/requests/step-request.ts';
import { sayDay } from '../../shared/rostering/problem/say-day.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { listDaysTo } from '../../shared/time/day-range.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import { readScene, spanFrom, type ExamineParts } from './examine-request.ts';
import { listTakes, viewTakes } from './own-takes.ts';
import { describeWords } from './request-words.ts';
import { timesOf } from './own-times.ts';
import { viewOf } from './view-request.ts';

interface OwnParts extends ExamineParts {
  readonly rosters: Pick<Rosters, 'checkChanges' | 'readSettings'>;
}

const SHIFT_DAYS = 42;
const PAST_DAYS = 60;
const MOST_OWN = 60;

/** All that concerns one agent. */
export async function readOwn(parts: OwnParts, agentId: string, today: string): Promise<OwnRequestsAnswer> {
  const { store, book, rosters } = parts;
  const year = today.slice(0, 4);
  const from = nameDay(Math.min(dayNumber(today) - PAST_DAYS, dayNumber(`${year}-01-01`)));
  const range = { firstDay: from, days: dayNumber(today) - dayNumber(from) + 750 };
  const [touching, open, offers, { settings }, scene] = await Promise.all([
    store.listTouching(range, agentId),
    store.listOpen(),
    store.listOffers(today),
    rosters.readSettings(),
    readScene(parts, spanFrom(today, SHIFT_DAYS)),
  ]);
  const oldest = nameDay(dayNumber(today) - PAST_DAYS);
  const mine = touching
    .filter((one) => isParty(one, agentId) && one.lastDay >= oldest)
    .filter((one) => one.agentId === agentId || isFinal(one.state) || one.state === 'agreed')
    .sort((a, b) => b.steps[0]!.atMs - a.steps[0]!.atMs)
    .slice(0, MOST_OWN);
  const askedOfMe = open.filter((one) => one.otherAgentId === agentId && waitsFor(one) === 'colleague');
  const canTake = await viewTakes(parts, listTakes(parts, { agentId, offers, open }));
  const views = (list: readonly ShiftRequest[]) => Promise.all(list.map((one) => viewOf(parts, one)));
  const person = settings.people.find((one) => one.agentId === agentId);
  const [mineViews, askedViews] = [await views(mine), await views(askedOfMe)];
  const colleagues = canTake.flatMap((one) => (one.of === 'colleague' ? [one.view] : []));
  return {
    ...describeWords(parts, scene, settings, today, [...mineViews, ...askedViews, ...colleagues], [agentId]),
    agentId,
    dayStartsAt: parts.live.site().dayStartsAt,
    mine: mineViews,
    askedOfMe: askedViews,
    canTake,
    shifts: listDaysTo(spanFrom(today, SHIFT_DAYS))
      .filter((day) => scene.isPublished(day))
      .map((day) => ({ day, shift: scene.entryOf(agentId, day)?.shift ?? null })),
    leave: book.settings.leaveKinds.map((kind) => sumLeave(touching, agentId, kind, year)),
    kinds: REQUEST_KIND_IDS.filter((kind) => book.settings.kinds[kind].isOpen),
    times: timesOf(person),
  };
}

/** With whom a shift could be swapped, or who could have it: everybody has a reason or is possible. */
export async function findColleagues(
  parts: ExamineParts,
  {
    agentId,
    kind,
    day,
    returnDay,
  }: {
    readonly agentId: string;
    readonly kind: 'swap' | 'give-away';
    readonly day: string;
    readonly returnDay: string;
  },
): Promise<ColleaguesAnswer> {
  const [firstDay, lastDay] = day < returnDay ? [day, returnDay] : [returnDay, day];
  const scene = await readScene(parts, { firstDay, lastDay });
  const context = scene.with(null);
  const others = parts.live.site().agents.filter(({ id }) => id !== agentId);
  const asks = others.map(({ id }): Pick<ShiftRequest, 'agentId' | 'otherAgentId' | 'ask'> => {
    const ask: RequestAsk =
      kind === 'swap'
        ? { kind, day, otherAgentId: id, otherDay: returnDay }
        : { kind, day, otherAgentId: id };
    return { agentId, otherAgentId: id, ask };
  });
  const drawn = asks.map((ask) => drawRequest(ask, context));
  const draft = (changes: readonly RosterChange[]) =>
    changes.find(({ agentId: of, day: when }) => scene.isDraft(of, when));
  const checked = drawn.map((one) => ('changes' in one && !draft(one.changes) ? one.changes : []));
  const checks = await parts.rosters.checkChanges(checked, []);
  const colleagues = others.map(({ id, name }, at) => {
    const one = drawn[at]!;
    const late = 'changes' in one ? draft(one.changes) : undefined;
    const said =
      'refused' in one
        ? one.refused
        : late !== undefined
          ? ({ code: 'request-planner-at-work', day: sayDay(late.day) } as const)
          : (checks[at]!.broken[0] ?? null);
    const shift = scene.entryOf(id, returnDay)?.shift ?? null;
    return { agentId: id, names: name, shift, isPossible: said === null, said };
  });
  return { colleagues: colleagues.sort((a, b) => Number(b.isPossible) - Number(a.isPossible)) };
}

function isParty(request: ShiftRequest, agentId: string): boolean {
  return request.agentId === agentId || request.otherAgentId === agentId;
}
