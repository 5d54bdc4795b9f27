import type { SeesAgent } from '../../shared/access/scope.ts';
import type { RequestCheck, RequestQueueAnswer, RequestView } from '../../shared/contract/requests.ts';
import type { ShiftRequest } from '../../shared/requests/request.ts';
import { isShared, waitsFor } from '../../shared/requests/step-request.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import { countTaken, examineRequest, readScene, tellCheck, type ExamineParts } from './examine-request.ts';
import { viewOf } from './view-request.ts';
import { describeWords } from './request-words.ts';

interface QueueParts extends ExamineParts {
  readonly rosters: Pick<Rosters, 'checkChanges' | 'readSettings'>;
}

const DECIDED_DAYS = 14;
const AHEAD_DAYS = 400;
const MOST_DECIDED = 100;

/** What planners have to decide, and what was decided, of the people one sees. */
export async function readQueue(
  parts: QueueParts,
  sees: SeesAgent,
  today: string,
): Promise<RequestQueueAnswer> {
  const { store, live, rosters } = parts;
  const from = nameDay(dayNumber(today) - DECIDED_DAYS);
  const [open, touching, offers, { settings }, scene] = await Promise.all([
    store.listOpen(),
    store.listTouching({ firstDay: from, days: DECIDED_DAYS + AHEAD_DAYS }, null),
    store.listOffers(today),
    rosters.readSettings(),
    readScene(parts, { firstDay: today, lastDay: today }),
  ]);
  const waiting = await Promise.all(
    open.filter((one) => sees(one.agentId)).map((request) => viewOf(parts, request)),
  );
  waiting.sort(
    (a, b) =>
      Number(b.waitsFor === 'planner') - Number(a.waitsFor === 'planner') ||
      a.request.expiresAtMs - b.request.expiresAtMs,
  );
  const over = touching
    .filter((one) => waitsFor(one) === null && sees(one.agentId))
    .sort((a, b) => b.steps.at(-1)!.atMs - a.steps.at(-1)!.atMs);
  const bare = (list: typeof over) =>
    list.map((request): RequestView => ({
      request,
      waitsFor: null,
      differences: [],
      offer: null,
    }));
  const oldestMs = live.floorNowMs() - DECIDED_DAYS * 86_400_000;
  const decided = bare(over.filter(({ steps }) => steps.at(-1)!.atMs >= oldestMs).slice(0, MOST_DECIDED));
  const givenBack = bare(over.filter(({ isCancelled, lastDay }) => isCancelled && lastDay >= today));
  const site = live.site();
  return {
    ...describeWords(parts, scene, settings, today, [...waiting, ...decided, ...givenBack], []),
    open: waiting,
    decided,
    givenBack,
    offers: await Promise.all(
      offers
        .filter(({ closedAtMs }) => closedAtMs === null)
        .map(async (offer) => ({
          offer,
          left: Math.max(0, offer.places - (await countTaken(store, offer, null))),
        })),
    ),
    teams: [...new Set(site.agents.flatMap(({ team }) => (team === undefined ? [] : [team])))].sort(),
  };
}

/** What granting one of them would do now. */
export async function checkWaiting(
  parts: ExamineParts,
  request: ShiftRequest,
  today: string,
): Promise<RequestCheck> {
  // Until a colleague is there nothing can be judged.
  if (isShared(request.ask) && request.otherAgentId === null) return OPEN_TO_ALL;
  const examined = await examineRequest(parts, request, today);
  return tellCheck(examined, waitsFor(request) === 'colleague');
}

const OPEN_TO_ALL: RequestCheck = {
  verdict: 'colleague',
  said: { code: 'request-open-to-all' },
  balances: [],
  places: [],
  shortHoursBefore: 0,
  shortHoursAfter: 0,
};
