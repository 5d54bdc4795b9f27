import { randomUUID } from 'node:crypto';
import type { AdherenceContest, AdherenceException } from '../../shared/contract/adherence.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Adherence, AdherenceStore } from '../ports/adherence.ts';
import type { Period } from '../ports/journal.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { NoticeDesk } from '../ports/notices.ts';

export interface ExcusesParts {
  readonly store: Omit<AdherenceStore, 'replaceDay' | 'replaceAgentDay' | 'readDays' | 'listClosed'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly calendar: SiteCalendar;
  readonly notices: NoticeDesk;
}

/** Time of one agent's that is excused from now on, or is no more. */
export interface JudgedTime extends Period {
  readonly agentId: string;
}

const LONGEST_MS = 86_400_000;

/** Time that is excused, and what agents contest. */
export class Excuses {
  readonly #parts: ExcusesParts;
  /** What was judged of it is to be judged again. */
  readonly #judgeAnew: (time: JudgedTime) => Promise<void>;

  constructor(parts: ExcusesParts, judgeAnew: (time: JudgedTime) => Promise<void>) {
    this.#parts = parts;
    this.#judgeAnew = judgeAnew;
  }

  listExceptions: Adherence['listExceptions'] = async (range, sees) =>
    (await this.#parts.store.listExceptions(this.#periodOf(range))).filter(({ agentId }) => sees(agentId));

  addException: Adherence['addException'] = async (request) => {
    this.#checkTime(request);
    const exception: AdherenceException = {
      ...request,
      id: randomUUID(),
      madeAtMs: this.#parts.live.floorNowMs(),
      removedAtMs: null,
      removedBy: null,
    };
    await this.#parts.store.saveException(exception);
    await this.#judgeAnew(exception);
    return exception;
  };

  removeException: Adherence['removeException'] = async (id, author, sees) => {
    const found = await this.#parts.store.findException(id);
    if (found === null || !sees(found.agentId))
      throw new FloorcastError('not-found', { code: 'adherence-exception-unknown', id });
    if (found.removedAtMs !== null) return;
    const removedAtMs = this.#parts.live.floorNowMs();
    await this.#parts.store.saveException({ ...found, removedAtMs, removedBy: author });
    await this.#judgeAnew(found);
  };

  listContests: Adherence['listContests'] = async (range, sees) =>
    (await this.#parts.store.listContests(this.#periodOf(range))).filter(({ agentId }) => sees(agentId));

  contest: Adherence['contest'] = async (request) => {
    this.#checkTime(request);
    const contest: AdherenceContest = {
      ...request,
      id: randomUUID(),
      madeAtMs: this.#parts.live.floorNowMs(),
      state: 'open',
      answer: null,
      decidedAtMs: null,
      decidedBy: null,
    };
    await this.#parts.store.addContest(contest);
    return contest;
  };

  decideContest: Adherence['decideContest'] = async (id, { author, state, answer }, sees) => {
    const { store, live } = this.#parts;
    const found = await store.findContest(id);
    if (found === null || !sees(found.agentId))
      throw new FloorcastError('not-found', { code: 'adherence-contest-unknown', id });
    // Before it is decided, which it is once: granted, its time must be one that can be excused.
    if (state === 'granted') this.#checkTime(found);
    const decided = { ...found, state, answer, decidedAtMs: live.floorNowMs(), decidedBy: author };
    if (!(await store.decideContest(decided)))
      throw new FloorcastError('conflict', { code: 'adherence-contest-decided' });
    if (state === 'granted') {
      const { agentId, fromMs, toMs, word } = found;
      await this.addException({ author, agentId, fromMs, toMs, kind: 'contested', reason: answer || word });
    }
    const { day } = this.#parts.calendar.dayOf(found.fromMs);
    this.#parts.notices.tell(
      { agentIds: [found.agentId] },
      { kind: 'contest', day, isGranted: state === 'granted' },
    );
    return decided;
  };

  #periodOf({ firstDay, days }: DayRange) {
    const { calendar } = this.#parts;
    const last = calendar.addDays(firstDay, days - 1);
    return { fromMs: calendar.dayNamed(firstDay).fromMs, toMs: calendar.dayNamed(last).toMs };
  }

  #checkTime({
    agentId,
    fromMs,
    toMs,
  }: {
    readonly agentId: string;
    readonly fromMs: number;
    readonly toMs: number;
  }): void {
    if (toMs <= fromMs || toMs - fromMs > LONGEST_MS)
      throw new FloorcastError('bad-request', { code: 'adherence-time-bad' });
    const { live } = this.#parts;
    const isKnown =
      live.rows()[`agent/${agentId}`] !== undefined || live.site().agents.some(({ id }) => id === agentId);
    if (!isKnown) throw new FloorcastError('bad-request', { code: 'adherence-agent-unknown', agentId });
  }
}
