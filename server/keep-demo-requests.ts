import type { RequestAsk } from '../shared/requests/request.ts';
import { demoAgentId } from '../shared/simulation/demo-site.ts';
import type { OfferRequest } from '../shared/contract/requests.ts';
import type { Signed } from '../shared/contract/signed.ts';
import { dayNumber, nameDay } from '../shared/time/day-number.ts';
import type { SiteCalendar } from '../shared/time/site-calendar.ts';
import { FloorcastError } from './floorcast-error.ts';
import type { LiveFloor } from './ports/live-floor.ts';
import type { RequestDesk } from './ports/request-desk.ts';
import type { Rosters } from './ports/roster-desk.ts';
import type { RosterStore } from './ports/rosters.ts';

export interface DemoRequestsParts {
  readonly requests: Pick<RequestDesk, 'ask' | 'postOffer' | 'readQueue' | 'findColleagues'>;
  readonly rosters: Pick<Rosters, 'onChanged'>;
  readonly rosterStore: Pick<RosterStore, 'readPublished'>;
  readonly live: Pick<LiveFloor, 'floorNowMs'>;
  readonly calendar: SiteCalendar;
  readonly onError: (error: unknown) => void;
}

/** Whoever signs in as the demo's agent. */
const OWN = demoAgentId(0);
const AUTHOR = 'Floorcast';
const LEAVE_KINDS = ['sick', 'other', 'other'] as const;

/** Gives a demo something to decide and to take, once its roster is published. Answers how to end it. */
export function keepDemoRequests(parts: DemoRequestsParts): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  let isDone = false;
  const begin = () => {
    if (isDone) return;
    isDone = true;
    working = fillRequests(parts).catch(parts.onError);
  };
  const stop = parts.rosters.onChanged((fact) => {
    if (fact.kind === 'versions') begin();
  });
  return async () => {
    stop();
    await working;
  };
}

/** What the demo's people ask; nothing where somebody asked anything already. */
export async function fillRequests({
  requests,
  rosterStore,
  live,
  calendar,
}: Omit<DemoRequestsParts, 'rosters' | 'onError'>): Promise<void> {
  const { open, decided, offers } = await requests.readQueue(() => true);
  if (open.length + decided.length + offers.length > 0) return;
  const { day: today } = calendar.dayOf(live.floorNowMs());
  const range = { firstDay: nameDay(dayNumber(today) + 1), days: 6 };
  const published = (await rosterStore.readPublished(range)).flatMap(({ day, text }) =>
    text === null ? [] : [{ day, entries: JSON.parse(text) as Record<string, { readonly shift: unknown }> }],
  );
  const worksOn = (day: string) =>
    Object.entries(published.find((one) => one.day === day)?.entries ?? {}).flatMap(([agentId, { shift }]) =>
      shift !== null && agentId !== OWN ? [agentId] : [],
    );
  let sent = 0;
  const send = async (agentId: string, ask: RequestAsk, reason: string) => {
    sent += 1;
    try {
      await requests.ask(agentId, { id: `demo-request-${String(sent).padStart(4, '0')}`, ask, reason });
      return true;
    } catch (error) {
      // A demo whose rules do not allow it has one request fewer.
      if (error instanceof FloorcastError) return false;
      throw error;
    }
  };
  const asked = new Set<string>();
  for (const [at, leaveKind] of LEAVE_KINDS.entries()) {
    const day = published[at + 1]?.day;
    const agentId = day === undefined ? undefined : worksOn(day).find((one) => !asked.has(one));
    if (day === undefined || agentId === undefined) continue;
    asked.add(agentId);
    await send(agentId, { kind: 'leave', leaveKind, firstDay: day, lastDay: day, part: null }, '');
  }
  for (const { day } of published.slice(2)) {
    const own = published.find((one) => one.day === day)?.entries[OWN]?.shift ?? null;
    if (own === null) continue;
    const { colleagues } = await requests.findColleagues(OWN, 'swap', day, day);
    const other = colleagues.find(({ isPossible, agentId }) => isPossible && !asked.has(agentId));
    if (other === undefined) continue;
    asked.add(other.agentId);
    await send(other.agentId, { kind: 'swap', day, otherAgentId: OWN, otherDay: null }, '');
    break;
  }
  const given = published.at(-1);
  const giver = given && worksOn(given.day).find((one) => !asked.has(one));
  if (given && giver !== undefined)
    await send(giver, { kind: 'give-away', day: given.day, otherAgentId: null }, '');
  for (const offer of listOffers(
    published.map(({ day }) => day),
    calendar,
  ))
    await requests.postOffer(offer);
}

function listOffers(days: readonly string[], calendar: SiteCalendar): readonly Signed<OfferRequest>[] {
  const [open, bonus] = [days[3], days[4]];
  if (open === undefined || bonus === undefined) return [];
  const common = {
    hours: null,
    pick: 'first-come',
    teams: null,
    note: '',
    author: AUTHOR,
  } as const;
  const endsAtMs = (day: string) => calendar.dayNamed(day).fromMs;
  const shift = { templateId: 'day', start: '08:30', minutes: 510 };
  return [
    {
      ...common,
      id: 'demo-open-shift-01',
      kind: 'open-shift',
      day: open,
      shift,
      places: 2,
      bonus: null,
      endsAtMs: endsAtMs(open),
    },
    {
      ...common,
      id: 'demo-bonus-shift-1',
      kind: 'bonus-shift',
      day: bonus,
      shift,
      places: 5,
      bonus: { unit: 'money', amount: 200 },
      endsAtMs: endsAtMs(bonus),
    },
  ];
}
