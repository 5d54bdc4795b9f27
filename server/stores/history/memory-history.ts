import { mergeTallies } from '../../../shared/metrics/merge-scope.ts';
import { addAgentTally, createAgentTally, type AgentTally } from '../../../shared/history/agent-tally.ts';
import type { CallKey, CallRecord } from '../../../shared/history/call-record.ts';
import type {
  AgentDay,
  AgentInterval,
  FloorChanges,
  QueueDay,
  QueueInterval,
} from '../../../shared/history/roll-ups.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { createSiteCalendar, type SiteCalendarSettings } from '../../../shared/time/site-calendar.ts';
import type {
  AgentsRequest,
  CallsRequest,
  DaysRequest,
  History,
  HistoryContents,
  IntervalsRequest,
  StoredCall,
} from '../../ports/history.ts';

type ZoneSettings = Pick<SiteCalendarSettings, 'timeZone' | 'dayStartsAt'>;

/** A history that forgets, for tests. `createMemoryJournal(history)` keeps its commits here; there are no imports. */
export function createMemoryHistory(zone: ZoneSettings = { timeZone: 'Etc/UTC', dayStartsAt: '00:00' }) {
  return new MemoryHistory(zone);
}

export class MemoryHistory implements History {
  readonly #zone: ZoneSettings;
  readonly #calls = new Map<string, CallRecord>();
  readonly #queueIntervals = new Map<string, QueueInterval>();
  readonly #queueDays = new Map<string, QueueDay>();
  readonly #agentIntervals = new Map<string, AgentInterval>();
  readonly #names = new Map<string, string>();

  constructor(zone: ZoneSettings) {
    this.#zone = zone;
  }

  /** What a commit does to the history: queues and calls are told whole, agents by difference. */
  keep(changes: FloorChanges): void {
    const { calls, moved, queueIntervals, queueDays, agentIntervals, agentNames } = structuredClone(changes);
    for (const key of moved) this.#calls.delete(nameCall(key));
    for (const call of calls) this.#calls.set(nameCall(call), call);
    for (const row of queueIntervals) this.#queueIntervals.set(`${row.startMs} ${row.queueId}`, row);
    for (const row of queueDays) this.#queueDays.set(`${row.day} ${row.queueId}`, row);
    for (const row of agentIntervals) {
      const key = JSON.stringify([row.startMs, row.agentId, row.queueId]);
      const known = this.#agentIntervals.get(key);
      this.#agentIntervals.set(key, known ? { ...row, tally: sumAgents([known, row]) } : row);
    }
    for (const { agentId, name } of agentNames) this.#names.set(agentId, name);
  }

  async readQueueIntervals({
    queueIds,
    period,
    everyMinutes,
  }: IntervalsRequest): Promise<readonly QueueInterval[]> {
    const startOf = this.#startsEvery(everyMinutes);
    const rows = [...this.#queueIntervals.values()].filter(
      (row) => isAskedQueue(row.queueId, queueIds) && isWithin(row.startMs, period),
    );
    return groupBy(rows, (row) => `${startOf(row.startMs)} ${row.queueId}`)
      .map((group) => ({
        queueId: group[0]!.queueId,
        startMs: startOf(group[0]!.startMs),
        tally: sumQueues(group),
      }))
      .sort((a, b) => a.startMs - b.startMs || compare(a.queueId, b.queueId));
  }

  async readQueueDays({ queueIds, fromDay, toDay }: DaysRequest): Promise<readonly QueueDay[]> {
    return [...this.#queueDays.values()]
      .filter((row) => isAskedQueue(row.queueId, queueIds) && row.day >= fromDay && row.day <= toDay)
      .sort((a, b) => compare(a.day, b.day) || compare(a.queueId, b.queueId))
      .map((row) => structuredClone(row));
  }

  async sumQueueDays(request: DaysRequest): Promise<readonly Omit<QueueDay, 'day'>[]> {
    return groupBy(await this.readQueueDays(request), (row) => row.queueId)
      .map((group) => ({ queueId: group[0]!.queueId, tally: sumQueues(group) }))
      .sort((a, b) => compare(a.queueId, b.queueId));
  }

  async readAgentIntervals(request: IntervalsRequest & AgentsRequest): Promise<readonly AgentInterval[]> {
    const startOf = this.#startsEvery(request.everyMinutes);
    const rows = this.#agentRows(request).filter((row) => isWithin(row.startMs, request.period));
    return groupBy(rows, (row) => JSON.stringify([startOf(row.startMs), row.agentId, row.queueId]))
      .map((group) => ({ ...group[0]!, startMs: startOf(group[0]!.startMs), tally: sumAgents(group) }))
      .sort((a, b) => a.startMs - b.startMs || compareAgents(a, b));
  }

  async readAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly AgentDay[]> {
    const rows = this.#agentRows(request).filter(({ day }) => day >= request.fromDay && day <= request.toDay);
    return groupBy(rows, (row) => JSON.stringify([row.day, row.agentId, row.queueId]))
      .map((group) => {
        const { agentId, queueId, day } = group[0]!;
        return { agentId, queueId, day, tally: sumAgents(group) };
      })
      .sort((a, b) => compare(a.day, b.day) || compareAgents(a, b));
  }

  async sumAgentDays(request: DaysRequest & AgentsRequest): Promise<readonly Omit<AgentDay, 'day'>[]> {
    return groupBy(await this.readAgentDays(request), (row) => JSON.stringify([row.agentId, row.queueId]))
      .map((group) => {
        const { agentId, queueId } = group[0]!;
        return { agentId, queueId, tally: sumAgents(group) };
      })
      .sort(compareAgents);
  }

  async readCalls({
    queueIds,
    agentIds,
    outcomes,
    period,
    after,
    limit,
  }: CallsRequest): Promise<readonly StoredCall[]> {
    return [...this.#calls.values()]
      .filter(
        (call) =>
          (queueIds === null || queueIds.includes(call.queueId)) &&
          (agentIds === null || (call.agentId !== null && agentIds.includes(call.agentId))) &&
          (outcomes === null || outcomes.includes(call.outcome)) &&
          isWithin(call.offeredAtMs, period) &&
          (after === null || compareCalls(call, after) > 0),
      )
      .sort(compareCalls)
      .slice(0, limit)
      .map((call) => ({ ...call, importNo: 0 }));
  }

  async describe(): Promise<HistoryContents> {
    const days = [...this.#queueDays.values(), ...this.#agentIntervals.values()].map(({ day }) => day).sort();
    const agentIds = new Set([...this.#agentIntervals.values()].map(({ agentId }) => agentId));
    const queueIds = new Set([...this.#queueIntervals.values()].map(({ queueId }) => queueId));
    queueIds.delete(SITE_SCOPE);
    return {
      queueIds: [...queueIds].sort(compare),
      agents: [...agentIds]
        .sort(compare)
        .map((agentId) => ({ agentId, name: this.#names.get(agentId) ?? null })),
      firstDay: days[0] ?? null,
      lastDay: days.at(-1) ?? null,
    };
  }

  status(): { readonly status: 'ok' | 'failed'; readonly detail: string } {
    return { status: 'ok', detail: 'in memory, not kept' };
  }

  #agentRows({ queueIds, agentIds }: Pick<DaysRequest & AgentsRequest, 'queueIds' | 'agentIds'>) {
    return [...this.#agentIntervals.values()].filter(
      ({ agentId, queueId }) =>
        (agentIds === null || agentIds.includes(agentId)) &&
        (queueIds === null ? queueId === null : queueId !== null && queueIds.includes(queueId)),
    );
  }

  #startsEvery(intervalMinutes: number): (atMs: number) => number {
    const calendar = createSiteCalendar({ ...this.#zone, intervalMinutes });
    return (atMs) => calendar.intervalStart(atMs);
  }
}

function nameCall({ offeredAtMs, queueId, callId }: CallKey): string {
  return JSON.stringify([offeredAtMs, queueId, callId]);
}

function isAskedQueue(queueId: string, asked: readonly string[] | null): boolean {
  return asked === null ? queueId !== SITE_SCOPE : asked.includes(queueId);
}

function isWithin(atMs: number, { fromMs, toMs }: IntervalsRequest['period']): boolean {
  return atMs >= fromMs && atMs < toMs;
}

function sumQueues(rows: readonly Pick<QueueInterval, 'tally'>[]) {
  return mergeTallies(rows.map(({ tally }) => tally));
}

function sumAgents(rows: readonly Pick<AgentInterval, 'tally'>[]): AgentTally {
  const sum = createAgentTally();
  for (const { tally } of rows) addAgentTally(sum, tally);
  return sum;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareAgents(
  a: Pick<AgentDay, 'agentId' | 'queueId'>,
  b: Pick<AgentDay, 'agentId' | 'queueId'>,
): number {
  return compare(a.agentId, b.agentId) || compare(a.queueId ?? '', b.queueId ?? '');
}

function compareCalls(a: CallKey, b: CallKey): number {
  return a.offeredAtMs - b.offeredAtMs || compare(a.queueId, b.queueId) || compare(a.callId, b.callId);
}
