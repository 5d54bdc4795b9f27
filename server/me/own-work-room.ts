import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type {
  OwnAgent,
  OwnContest,
  OwnContestRequest,
  OwnPeriodFigures,
  OwnShiftHead,
} from '../../shared/contract/me.ts';
import type { AdherenceContest } from '../../shared/contract/adherence.ts';
import type { RosterShift } from '../../shared/contract/rosters.ts';
import { nameOf } from '../../shared/me/describe-own-shift.ts';
import { findOwnMoment } from '../../shared/me/find-own-moment.ts';
import { sumOwnChanges } from '../../shared/me/sum-own-changes.ts';
import { readMemberships } from '../../shared/people/read-memberships.ts';
import { inEveryLanguage, type LocalizedText } from '../../shared/site/localized-text.ts';
import { weekdayOf } from '../../shared/time/day-number.ts';
import { rangeTo } from '../../shared/time/day-range.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { createTurnsOf } from '../in-turn.ts';
import type { Adherence } from '../ports/adherence.ts';
import type { History } from '../ports/history.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { OwnWork } from '../ports/own-work.ts';
import type { RosterStore } from '../ports/rosters.ts';
import { readOwnDays, type OwnDaysParts } from './own-days.ts';
import type { PublishedBook } from './published-book.ts';

export interface OwnWorkParts extends OwnDaysParts {
  readonly book: Pick<PublishedBook, 'readDays' | 'readUnseen'>;
  readonly store: Pick<RosterStore, 'markSeen'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly adherence: Pick<Adherence, 'readHistory' | 'listContests' | 'contest' | 'readSettings'>;
  readonly history: Pick<History, 'sumAgentDays'>;
}

/** So far ahead the next shift is looked for, and so many days are told where none are named. */
const DAYS_AHEAD = 28;
/** What is contested is shown so long. */
const CONTEST_DAYS = 35;
/** What was out longer ago than this is history: payroll has it. */
const CONTESTABLE_DAYS = 14;
/** Of seconds nobody remembers anything. */
const SHORTEST_OUT_MS = 60_000;
/** A phone shows no more. */
const MOST_OUTS = 50;

/** What agents see and do about their own work. RULES.md beside this file says what holds. */
export class OwnWorkRoom implements OwnWork {
  readonly #parts: OwnWorkParts;
  readonly #inTurnOf = createTurnsOf();

  constructor(parts: OwnWorkParts) {
    this.#parts = parts;
  }

  readWork: OwnWork['readWork'] = async (agentId, asked) => {
    const { live, calendar } = this.#parts;
    const { name, timeZone, dayStartsAt } = live.site();
    const atMs = live.floorNowMs();
    const today = calendar.dayOf(atMs).day;
    const range = asked ?? { firstDay: today, days: DAYS_AHEAD };
    // The night shift of yesterday may go on.
    const near = { firstDay: calendar.addDays(today, -1), days: DAYS_AHEAD + 1 };
    const [{ days }, { days: around }] = await Promise.all([
      readOwnDays(this.#parts, agentId, range),
      readOwnDays(this.#parts, agentId, near),
    ]);
    const { running, next } = findOwnMoment(
      around.flatMap(({ shift }) => shift ?? []),
      atMs,
    );
    return {
      atMs,
      today,
      agent: this.#agentOf(agentId),
      site: { name, timeZone, dayStartsAt },
      firstDay: range.firstDay,
      days,
      running,
      next,
      isEndOfPublished: next === null && around.at(-1)?.isPublished !== true,
    };
  };

  readChanges: OwnWork['readChanges'] = async (agentId) => {
    const { book, rosters, live, calendar } = this.#parts;
    const atMs = live.floorNowMs();
    const today = calendar.dayOf(atMs).day;
    const [unseen, { settings }] = await Promise.all([
      book.readUnseen(agentId, today),
      rosters.readSettings(),
    ]);
    const headOf = ({ templateId, start, minutes }: RosterShift): OwnShiftHead => {
      const template = settings.templates.find(({ id }) => id === templateId);
      return { start, minutes, name: template === undefined ? {} : nameOf(template) };
    };
    const news = sumOwnChanges(unseen, today, headOf);
    return { atMs, ...news, fresh: news.fresh && (await this.#countShifts(agentId, news.fresh)) };
  };

  /** As the calendar beside it shows them. */
  async #countShifts<Span extends { readonly firstDay: string; readonly lastDay: string }>(
    agentId: string,
    span: Span,
  ): Promise<Span & { readonly shifts: number }> {
    const { days } = await readOwnDays(this.#parts, agentId, rangeTo(span.firstDay, span.lastDay));
    return { ...span, shifts: days.filter(({ shift }) => shift !== null).length };
  }

  markSeen: OwnWork['markSeen'] = async (agentId, upToVersion) => {
    const { book, store, live, calendar } = this.#parts;
    const atMs = live.floorNowMs();
    const unseen = await book.readUnseen(agentId, calendar.dayOf(atMs).day);
    for (const { versionNo } of unseen)
      if (versionNo <= upToVersion) await store.markSeen(versionNo, agentId, atMs);
  };

  readFigures: OwnWork['readFigures'] = async (agentId) => {
    const { adherence, live, calendar } = this.#parts;
    const atMs = live.floorNowMs();
    const today = calendar.dayOf(atMs).day;
    const monday = calendar.addDays(today, -weekdayOf(today));
    const recent = rangeTo(calendar.addDays(today, 1 - CONTESTABLE_DAYS), today);
    const [day, week, month, { outs }, contests] = await Promise.all([
      this.#readPeriod(agentId, 'today', today, today),
      this.#readPeriod(agentId, 'week', monday, today),
      this.#readPeriod(agentId, 'month', `${today.slice(0, 8)}01`, today),
      adherence.readHistory(recent, { team: null, agentId }, isOwn(agentId)),
      adherence.listContests(rangeTo(calendar.addDays(today, 1 - CONTEST_DAYS), today), isOwn(agentId)),
    ]);
    return {
      atMs,
      periods: [day, week, month],
      targets: { adherenceRatio: adherence.readSettings().targetRatio ?? null },
      outs: outs
        .filter(({ fromMs, toMs }) => toMs - fromMs >= SHORTEST_OUT_MS)
        .sort((one, other) => other.fromMs - one.fromMs)
        .slice(0, MOST_OUTS),
      contests: contests.map(ownContestOf),
    };
  };

  /** One after the other: a time is contested once, however often it is tapped. */
  contest: OwnWork['contest'] = (agentId, asked) =>
    this.#inTurnOf(agentId, () => this.#contest(agentId, asked));

  async #contest(agentId: string, { fromMs, toMs, word }: OwnContestRequest): Promise<OwnContest> {
    const { adherence, live, calendar } = this.#parts;
    const nowMs = live.floorNowMs();
    const oldest = calendar.addDays(calendar.dayOf(nowMs).day, 1 - CONTESTABLE_DAYS);
    if (fromMs < calendar.dayNamed(oldest).fromMs || toMs > nowMs)
      throw new FloorcastError('bad-request', { code: 'own-contest-too-old', days: CONTESTABLE_DAYS });
    const about = rangeTo(calendar.dayOf(fromMs).day, calendar.dayOf(toMs).day);
    const known = await adherence.listContests(about, isOwn(agentId));
    const isThere = known.some((one) => one.state === 'open' && one.fromMs < toMs && one.toMs > fromMs);
    if (isThere) throw new FloorcastError('conflict', { code: 'own-contest-there' });
    return ownContestOf(await adherence.contest({ agentId, fromMs, toMs, word }));
  }

  async #readPeriod(
    agentId: string,
    period: OwnPeriodFigures['period'],
    firstDay: string,
    lastDay: string,
  ): Promise<OwnPeriodFigures> {
    const { history, adherence } = this.#parts;
    const [[row], scores] = await Promise.all([
      history.sumAgentDays({ queueIds: null, agentIds: [agentId], fromDay: firstDay, toDay: lastDay }),
      adherence.readHistory(rangeTo(firstDay, lastDay), { team: null, agentId }, isOwn(agentId)),
    ]);
    const tally = row?.tally;
    const { adherenceRatio, rosteredMs, inMs, excusedMs, outMs } = scores.whole.amended;
    return {
      period,
      firstDay,
      lastDay,
      handled: tally?.handled ?? null,
      averageHandleSeconds:
        tally === undefined || tally.handled === 0
          ? null
          : (tally.sumTalkMs + tally.sumHoldMs + tally.sumWrapUpMs) / tally.handled / 1_000,
      adherence: adherenceRatio === null ? null : { adherenceRatio, rosteredMs, inMs, excusedMs, outMs },
    };
  }

  #agentOf(agentId: string): OwnAgent {
    const { live } = this.#parts;
    const site = live.site();
    const row = live.rows()[`agent/${agentId}`] as AgentRow | undefined;
    const settings = site.agents.find(({ id }) => id === agentId);
    const nameOfQueue = (queueId: string): LocalizedText =>
      site.queues.find(({ id }) => id === queueId)?.name ?? inEveryLanguage(queueId);
    const levels = readMemberships(row ?? { queues: '' }).map(({ queueId, level }) => ({
      name: nameOfQueue(queueId),
      level,
    }));
    return {
      agentId,
      name: row?.name ?? (settings === undefined ? agentId : (Object.values(settings.name)[0] ?? agentId)),
      team: row?.team ?? settings?.team ?? null,
      queues: levels.sort((one, other) => one.level - other.level),
    };
  }
}

function ownContestOf({
  id,
  fromMs,
  toMs,
  word,
  madeAtMs,
  state,
  answer,
  decidedAtMs,
}: AdherenceContest): OwnContest {
  return { id, fromMs, toMs, word, madeAtMs, state, answer, decidedAtMs };
}

function isOwn(agentId: string): (other: string) => boolean {
  return (other) => other === agentId;
}
