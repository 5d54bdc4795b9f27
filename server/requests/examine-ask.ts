import type { RequestCheck } from '../../shared/contract/requests.ts';
import type { Message } from '../../shared/messages/message.ts';
import { daysNamedIn, refuseFarDays } from '../../shared/requests/refuse-days.ts';
import { shiftOn } from '../../shared/requests/request-kind.ts';
import type { RequestAsk, ShiftRequest } from '../../shared/requests/request.ts';
import { isShared } from '../../shared/requests/step-request.ts';
import { sayDay } from '../../shared/rostering/problem/say-day.ts';
import { rangeTo } from '../../shared/time/day-range.ts';
import { FloorcastError } from '../floorcast-error.ts';
import {
  examineRequest,
  findSame,
  readScene,
  tellCheck,
  type ExamineParts,
  type Examined,
} from './examine-request.ts';

type Asked = Pick<ShiftRequest, 'id' | 'agentId' | 'ask'>;

const MOST_LEAVE_DAYS = 92;

/**
 * What would become of it if it were sent.
 *
 * @throws FloorcastError for what is no request at all
 */
export async function checkAsk(parts: ExamineParts, asked: Asked, today: string): Promise<RequestCheck> {
  const examined = await examineAsk(parts, asked, today);
  const check = tellCheck(examined, isShared(asked.ask));
  if (check.verdict !== 'colleague') return check;
  const otherAgentId = 'otherAgentId' in asked.ask ? asked.ask.otherAgentId : null;
  const scene = await readScene(parts, examined.span);
  const said: Message =
    otherAgentId === null
      ? { code: 'request-open-to-all' }
      : { code: 'request-agreed-first', agent: scene.nameOf(otherAgentId) };
  return { ...check, said };
}

/**
 * Looks at what somebody is about to ask.
 *
 * @throws FloorcastError for what is no request at all
 */
export async function examineAsk(
  parts: ExamineParts,
  { id, agentId, ask }: Asked,
  today: string,
): Promise<Examined> {
  refuseBadAsk(ask, today);
  const scene = await readScene(parts, { firstDay: today, lastDay: today });
  if (!scene.knows(agentId)) throw new FloorcastError('conflict', { code: 'request-agent-gone', agentId });
  const otherAgentId = 'otherAgentId' in ask ? ask.otherAgentId : null;
  if (otherAgentId !== null && !scene.knows(otherAgentId))
    throw new FloorcastError('conflict', { code: 'request-agent-gone', agentId: otherAgentId });
  if (otherAgentId === agentId) throw new FloorcastError('conflict', { code: 'request-self' });
  if ((await findSame(parts, { id, agentId, ask })) !== null)
    throw new FloorcastError('conflict', { code: 'request-open-already' });
  if (isShared(ask) && otherAgentId === null) return examineOpen(parts, agentId, ask, today);
  return examineRequest(parts, { id, agentId, otherAgentId, ask, about: [] }, today);
}

/** What is offered to all: of whoever takes it nothing is known yet. */
async function examineOpen(
  parts: ExamineParts,
  agentId: string,
  ask: RequestAsk,
  today: string,
): Promise<Examined> {
  const { live, book } = parts;
  const day = 'day' in ask ? ask.day : today;
  const span = { firstDay: day, lastDay: day };
  const scene = await readScene(parts, span);
  const own = shiftOn(scene.with(null), agentId, day, sayDay);
  const beginsAtMs = 'refused' in own ? null : scene.startMs(day, own.shift);
  const against: Message | null =
    'refused' in own
      ? own.refused
      : !book.settings.kinds[ask.kind].isOpen
        ? { code: 'request-kind-closed' }
        : beginsAtMs! <= live.floorNowMs()
          ? { code: 'request-begun' }
          : null;
  return {
    verdict:
      against === null
        ? { kind: 'rules', said: { code: 'request-open-to-all' } }
        : { kind: 'refused', said: against },
    changes: [],
    differences: 'refused' in own ? [] : [{ agentId, day, before: own.shift, after: null }],
    seen: scene.seen([]),
    counted: [],
    offer: null,
    balances: [],
    places: [],
    hours: { shortHoursBefore: 0, shortHoursAfter: 0 },
    span,
    beginsAtMs,
  };
}

function refuseBadAsk(ask: RequestAsk, today: string): void {
  const far = refuseFarDays(daysNamedIn(ask), today);
  if (far !== null) throw new FloorcastError('bad-request', far);
  if (ask.kind !== 'leave') return;
  const { firstDay, lastDay, part } = ask;
  const { days } = rangeTo(firstDay, lastDay);
  if (firstDay < today || days < 1 || days > MOST_LEAVE_DAYS)
    throw new FloorcastError('bad-request', { code: 'request-days-bad' });
  if (part !== null && (days !== 1 || part.toMinute <= part.fromMinute))
    throw new FloorcastError('bad-request', { code: 'request-part-bad' });
}
