import type { RequestCheck } from '../../shared/contract/requests.ts';
import type { RosterChange, RosterDifference } from '../../shared/contract/rosters.ts';
import type { Message } from '../../shared/messages/message.ts';
import { isSameShift } from '../../shared/rostering/days/compare-days.ts';
import { sayDay } from '../../shared/rostering/problem/say-day.ts';
import {
  countLeaveDays,
  countPlaces,
  sumLeave,
  type LeaveBalance,
  type LeavePlaces,
} from '../../shared/requests/count-leave.ts';
import { listWorked } from '../../shared/requests/cut-shift.ts';
import { judgeRequest, type Verdict } from '../../shared/requests/judge-request.ts';
import { daysOfAsk, drawRequest } from '../../shared/requests/kinds/index.ts';
import type { CentreOffer, ShiftRequest } from '../../shared/requests/request.ts';
import { isFinal } from '../../shared/requests/step-request.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { listDaysTo, rangeTo } from '../../shared/time/day-range.ts';
import type { ChangesCheck, Rosters } from '../ports/roster-desk.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { RequestStore } from '../ports/requests.ts';
import type { RosterStore } from '../ports/rosters.ts';
import type { RequestBook } from './request-book.ts';
import { RequestScene } from './request-scene.ts';

export interface ExamineParts {
  readonly store: RequestStore;
  readonly book: RequestBook;
  readonly rosterStore: Pick<RosterStore, 'readDays' | 'readPublished'>;
  readonly rosters: Pick<Rosters, 'checkChanges'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
}

export type Examinable = Pick<ShiftRequest, 'id' | 'agentId' | 'otherAgentId' | 'ask' | 'about'>;

/** A request as the roster and the rules stand now. */
export interface Examined {
  readonly verdict: Verdict;
  readonly changes: readonly RosterChange[];
  readonly differences: readonly RosterDifference[];
  readonly seen: ReturnType<RequestScene['seen']>;
  readonly counted: ShiftRequest['counted'];
  readonly offer: CentreOffer | null;
  readonly balances: readonly LeaveBalance[];
  readonly places: readonly LeavePlaces[];
  readonly hours: Pick<ChangesCheck, 'shortHoursBefore' | 'shortHoursAfter'>;
  /** First and last day it is about. */
  readonly span: { readonly firstDay: string; readonly lastDay: string };
  readonly beginsAtMs: number | null;
}

/** Days one model is made of, at most, when many requests are looked at. */
const DAYS_TOGETHER = 28;
const NO_HOURS = { shortHoursBefore: 0, shortHoursAfter: 0 };

/** Reads some days of the roster. */
export async function readScene(
  { rosterStore, live, book }: Pick<ExamineParts, 'rosterStore' | 'live' | 'book'>,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): Promise<RequestScene> {
  const range = rangeTo(firstDay, lastDay);
  const [records, published] = await Promise.all([
    rosterStore.readDays(null, range),
    rosterStore.readPublished(range),
  ]);
  return new RequestScene(live, book.settings, records, published);
}

/** Looks at a request from all sides; nothing is changed by it. */
export async function examineRequest(
  parts: ExamineParts,
  request: Examinable,
  today: string,
): Promise<Examined> {
  const drawn = await drawOne(parts, request, today);
  if ('refused' in drawn) return drawn.refused;
  const { changes, leaveDays } = drawn;
  const checks = changes.length === 0 ? [] : await parts.rosters.checkChanges([changes], leaveDays);
  return drawn.judge(checks[0] ?? null);
}

/**
 * The same of many that would grant no leave: what they change within some weeks is judged by one model of these weeks, which is the
 * same whoever looks.
 */
export async function examineMany(
  parts: ExamineParts,
  requests: readonly Examinable[],
  today: string,
): Promise<readonly Examined[]> {
  const drawn = await Promise.all(requests.map((request) => drawOne(parts, request, today)));
  const toCheck = drawn.flatMap((one) => ('refused' in one || one.changes.length === 0 ? [] : [one]));
  const checks = new Map<Drawn, ChangesCheck>();
  for (const together of groupByWeeks(toCheck)) {
    const answers = await parts.rosters.checkChanges(
      together.map(({ changes }) => changes),
      [],
    );
    together.forEach((one, at) => checks.set(one, answers[at]!));
  }
  return drawn.map((one) => ('refused' in one ? one.refused : one.judge(checks.get(one) ?? null)));
}

/** What a request comes to before rules are asked. */
interface Drawn {
  readonly changes: readonly RosterChange[];
  readonly leaveDays: Parameters<Rosters['checkChanges']>[1];
  judge(check: ChangesCheck | null): Examined;
}

async function drawOne(
  parts: ExamineParts,
  request: Examinable,
  today: string,
): Promise<Drawn | { readonly refused: Examined }> {
  const { store, book, live } = parts;
  const { ask, agentId } = request;
  const offer = 'offerId' in ask ? await store.findOffer(ask.offerId) : null;
  const span = daysOfAsk(ask, offer) ?? { firstDay: today, lastDay: today };
  const scene = await readScene(parts, span);
  const drawn = drawRequest(request, scene.with(offer));
  const leave = ask.kind === 'leave' ? await lookAtLeave(parts, request, scene) : null;
  const counted = leave?.counted ?? [];
  const common = {
    offer,
    span,
    counted,
    balances: leave?.balances ?? [],
    places: leave?.places ?? [],
    seen: scene.seen([]),
  };
  const refuse = (said: Message) => ({
    refused: {
      ...common,
      verdict: { kind: 'refused', said },
      changes: [],
      differences: [],
      hours: NO_HOURS,
      beginsAtMs: null,
    } satisfies Examined,
  });
  if ('offerId' in ask && offer === null) return refuse({ code: 'request-offer-gone' });
  const isOther = request.about.some(
    ({ agentId: of, day, shift }) => !isSameShift(shift, scene.entryOf(of, day)?.shift ?? null),
  );
  if (isOther) return refuse({ code: 'request-shift-changed' });
  if ('refused' in drawn) return refuse(drawn.refused);
  const { changes } = drawn;
  const isWholeLeave = ask.kind === 'leave' && ask.part === null;
  const draft = changes.find(({ agentId: of, day }) => !isWholeLeave && scene.isDraft(of, day));
  if (draft !== undefined) return refuse({ code: 'request-planner-at-work', day: sayDay(draft.day) });
  const left = offer === null ? 0 : offer.places - (await countTaken(store, offer, request.id));
  const beginsAtMs = findBegin(scene, request, offer, changes);
  return {
    changes,
    leaveDays: book.leaveDaysOf({ ask, agentId, counted }),
    judge: (check) => ({
      ...common,
      verdict: judgeRequest({
        ask,
        settings: book.settings,
        nowMs: live.floorNowMs(),
        beginsAtMs,
        broken: check?.broken ?? [],
        leave,
        offer: offer && {
          isOver: offer.closedAtMs !== null || live.floorNowMs() >= offer.endsAtMs,
          left,
          isForThem: offer.teams === null || offer.teams.includes(scene.teamOf(agentId) ?? ''),
          pick: offer.pick,
        },
      }),
      changes,
      differences: scene.differences(changes),
      seen: scene.seen([...new Set(changes.map(({ day }) => day))]),
      hours: check ?? NO_HOURS,
      beginsAtMs,
    }),
  };
}

/** Those of the next weeks together, then those of the weeks after them. */
function groupByWeeks(drawn: readonly Drawn[]): readonly (readonly Drawn[])[] {
  const firstOf = ({ changes }: Drawn) => Math.min(...changes.map(({ day }) => dayNumber(day)));
  const groups: Drawn[][] = [];
  let untilDay = -Infinity;
  for (const one of [...drawn].sort((a, b) => firstOf(a) - firstOf(b))) {
    if (firstOf(one) >= untilDay) {
      groups.push([]);
      untilDay = firstOf(one) + DAYS_TOGETHER;
    }
    groups.at(-1)!.push(one);
  }
  return groups;
}

/** The same as it is told. */
export function tellCheck(examined: Examined, isShared: boolean): RequestCheck {
  const { verdict, balances, places, hours } = examined;
  const { shortHoursBefore, shortHoursAfter } = hours;
  return {
    verdict: isShared && verdict.kind !== 'refused' ? 'colleague' : verdict.kind,
    said: verdict.said,
    balances,
    places,
    shortHoursBefore,
    shortHoursAfter,
  };
}

/** How many have been granted an offer, besides one request. */
export async function countTaken(
  store: Pick<RequestStore, 'listTouching'>,
  offer: CentreOffer,
  exceptId: string | null,
): Promise<number> {
  const there = await store.listTouching({ firstDay: offer.day, days: 1 }, null);
  return there.filter(
    ({ id, ask, state }) =>
      id !== exceptId && state === 'approved' && 'offerId' in ask && ask.offerId === offer.id,
  ).length;
}

/** When the first of what changes begins; of leave, the leave itself. */
function findBegin(
  scene: RequestScene,
  { ask }: Examinable,
  offer: CentreOffer | null,
  changes: readonly RosterChange[],
): number | null {
  if (ask.kind === 'leave') {
    const shift = changes.find(({ day }) => day === ask.firstDay);
    const own = shift && scene.entryOf(shift.agentId, shift.day)?.shift;
    const ownMs = own ? scene.startMs(ask.firstDay, own) : -Infinity;
    const askedMs = ask.part === null && own ? ownMs : scene.atMs(ask.firstDay, ask.part?.fromMinute ?? 0);
    return Math.max(ownMs, askedMs);
  }
  if (offer?.hours) return scene.atMs(offer.day, offer.hours.fromMinute);
  const starts = changes.flatMap(({ agentId, day, entry }) => {
    const shifts = [scene.entryOf(agentId, day)?.shift, entry?.shift];
    return shifts.flatMap((shift) => (shift ? [scene.startMs(day, shift)] : []));
  });
  return starts.length === 0 ? null : Math.min(...starts);
}

async function lookAtLeave(
  { store, book }: ExamineParts,
  { id, agentId, ask }: Examinable,
  scene: RequestScene,
): Promise<{
  readonly balances: readonly LeaveBalance[];
  readonly counted: ShiftRequest['counted'];
  readonly places: readonly LeavePlaces[];
} | null> {
  if (ask.kind !== 'leave') return null;
  const kind = book.settings.leaveKinds.find((one) => one.id === ask.leaveKind);
  if (kind === undefined) return null;
  const years = [...new Set(listDaysTo(ask).map((day) => day.slice(0, 4)))];
  const [ofYears, there] = await Promise.all([
    store.listTouching(rangeTo(`${years[0]}-01-01`, `${years.at(-1)}-12-31`), agentId),
    store.listTouching(rangeTo(ask.firstDay, ask.lastDay), null),
  ]);
  const granted = there.filter(
    (one) => one.agentId === agentId && one.state === 'approved' && !one.isCancelled && one.id !== id,
  );
  const isGranted = (day: string) =>
    granted.some(
      (one) => one.ask.kind === 'leave' && one.ask.part === null && one.firstDay <= day && day <= one.lastDay,
    );
  const workOf = (day: string) => {
    if (isGranted(day)) return [];
    if (!scene.isPublished(day)) return null;
    const shift = scene.entryOf(agentId, day)?.shift;
    return shift ? listWorked(scene.place(day, shift)) : [];
  };
  const grantedMinutes = (day: string) =>
    granted
      .flatMap((one) => one.counted.filter((part) => part.day === day))
      .reduce((sum, { minutes }) => sum + minutes, 0);
  const counted = countLeaveDays(ask, kind, workOf, grantedMinutes);
  const others = there.filter((one) => one.id !== id);
  const asIf: ShiftRequest = {
    ...({ id, agentId, ask, counted, state: 'asked', isCancelled: false } as ShiftRequest),
  };
  const withThis = [...ofYears.filter((one) => one.id !== id), asIf];
  return {
    counted,
    balances: years.map((year) => sumLeave(withThis, agentId, kind, year)),
    places: listDaysTo(ask).map((day) =>
      countPlaces(others, day, scene.teamOf(agentId), book.settings, scene.teamOf),
    ),
  };
}

/** Somebody's own open request about the same: two at once would be decided twice. */
export async function findSame(
  { store, live }: Pick<ExamineParts, 'store' | 'live'>,
  { id, agentId, ask }: Pick<Examinable, 'id' | 'agentId' | 'ask'>,
): Promise<ShiftRequest | null> {
  const open = await store.listOpen();
  return (
    open.find(
      (one) =>
        one.id !== id &&
        one.agentId === agentId &&
        !isFinal(one.state) &&
        one.expiresAtMs > live.floorNowMs() &&
        isSameAsk(one.ask, ask),
    ) ?? null
  );
}

function isSameAsk(one: ShiftRequest['ask'], other: ShiftRequest['ask']): boolean {
  if (one.kind === 'leave' && other.kind === 'leave')
    return one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
  if ('offerId' in one && 'offerId' in other) return one.offerId === other.offerId;
  if ('day' in one && 'day' in other) return one.day === other.day;
  return one.kind === 'availability' && other.kind === 'availability';
}

/** So many days from one on. */
export function spanFrom(
  firstDay: string,
  days: number,
): { readonly firstDay: string; readonly lastDay: string } {
  return { firstDay, lastDay: nameDay(dayNumber(firstDay) + days - 1) };
}
