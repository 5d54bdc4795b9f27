import { randomUUID } from 'node:crypto';
import { listFloorParts } from '../../shared/accounts/list-floor-parts.ts';
import type { DayMessage, HelpCall } from '../../shared/contract/floor-help.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { OwnFloorAnswer } from '../../shared/contract/me.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { FloorHelp } from '../ports/floor-help.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import type { DayMessageRecord, OwnStore } from '../ports/own-store.ts';

export interface FloorHelpParts {
  readonly store: OwnStore;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly notices: NoticeDesk;
}

/** A thumb that slips calls nobody twice. */
const CALL_AGAIN_MS = 60_000;
const LONGEST_MESSAGE_MS = 7 * 86_400_000;

/** Calls for help and messages of the day (RULES.md beside this file says what holds). */
export class FloorHelpRoom implements FloorHelp {
  readonly #parts: FloorHelpParts;

  constructor(parts: FloorHelpParts) {
    this.#parts = parts;
  }

  readOwn: FloorHelp['readOwn'] = async (agentId) => {
    const { store, live } = this.#parts;
    const atMs = live.floorNowMs();
    const [last, messages] = await Promise.all([store.findLastHelpCall(agentId), store.listMessages(atMs)]);
    const { team } = this.#personOf(agentId);
    const help = last === null || last.endedMs !== null ? null : last;
    const againAtMs = last === null ? 0 : last.calledMs + CALL_AGAIN_MS;
    return {
      atMs,
      messages: messages
        .filter(({ removedMs, teams }) => removedMs === null && isFor(teams, team))
        .map(({ id, text, author, endsMs }) => ({ id, text, author, endsAtMs: endsMs })),
      help: help && {
        id: help.id,
        note: help.note,
        calledAtMs: help.calledMs,
        takenAtMs: help.takenMs,
        takenBy: help.takenBy,
      },
      helpAgainAtMs: help === null && againAtMs > atMs ? againAtMs : null,
    } satisfies OwnFloorAnswer;
  };

  call: FloorHelp['call'] = async (agentId, note) => {
    const { store, live, notices } = this.#parts;
    const { help, helpAgainAtMs, atMs } = await this.readOwn(agentId);
    if (help !== null) throw new FloorcastError('conflict', { code: 'help-call-stands' });
    if (helpAgainAtMs !== null)
      throw new FloorcastError('too-many', {
        code: 'help-call-too-soon',
        seconds: Math.ceil((helpAgainAtMs - atMs) / 1_000),
      });
    const isAdded = await store.addHelpCall({
      id: randomUUID(),
      agentId,
      note,
      calledMs: live.floorNowMs(),
      takenMs: null,
      takenBy: null,
      endedMs: null,
      endedBy: null,
    });
    if (!isAdded) throw new FloorcastError('conflict', { code: 'help-call-stands' });
    notices.tell({ roles: ['supervisor'] }, { kind: 'help', agentId, note });
    return this.readOwn(agentId);
  };

  endOwn: FloorHelp['endOwn'] = async (agentId) => {
    const { store, live } = this.#parts;
    const last = await store.findLastHelpCall(agentId);
    if (last !== null && last.endedMs === null) await store.endHelpCall(last.id, live.floorNowMs(), null);
    return this.readOwn(agentId);
  };

  listCalls: FloorHelp['listCalls'] = async () => {
    const { store, live } = this.#parts;
    const calls = await store.listHelpCalls();
    return {
      atMs: live.floorNowMs(),
      calls: calls.map(({ id, agentId, note, calledMs, takenMs, takenBy }): HelpCall => ({
        id,
        agentId,
        ...this.#personOf(agentId),
        note,
        calledAtMs: calledMs,
        takenAtMs: takenMs,
        takenBy,
      })),
    };
  };

  take: FloorHelp['take'] = async (id, author) => {
    const { store, live } = this.#parts;
    if (await store.takeHelpCall(id, live.floorNowMs(), author)) return;
    const call = await store.findHelpCall(id);
    if (call === null) throw new FloorcastError('not-found', { code: 'help-call-unknown', id });
    throw new FloorcastError('conflict', { code: 'help-call-taken', name: call.takenBy });
  };

  end: FloorHelp['end'] = async (id, author) => {
    const { store, live } = this.#parts;
    if (await store.endHelpCall(id, live.floorNowMs(), author)) return;
    if ((await store.findHelpCall(id)) === null)
      throw new FloorcastError('not-found', { code: 'help-call-unknown', id });
  };

  listMessages: FloorHelp['listMessages'] = async () => {
    const { store, live } = this.#parts;
    const atMs = live.floorNowMs();
    return {
      atMs,
      messages: (await store.listMessages(atMs)).map(messageOf),
      teams: listFloorParts(live.site(), live.rows()).teams,
    };
  };

  write: FloorHelp['write'] = async ({ author, text, teams, endsAtMs }) => {
    const { store, live, notices } = this.#parts;
    const madeMs = live.floorNowMs();
    if (endsAtMs <= madeMs || endsAtMs - madeMs > LONGEST_MESSAGE_MS)
      throw new FloorcastError('bad-request', { code: 'day-message-end-bad' });
    const { teams: known, agents } = listFloorParts(live.site(), live.rows());
    const stranger = teams?.find((team) => !known.includes(team));
    if (stranger !== undefined)
      throw new FloorcastError('bad-request', { code: 'day-message-team-unknown', team: stranger });
    const message: DayMessageRecord = {
      id: randomUUID(),
      text,
      teams,
      author,
      madeMs,
      endsMs: endsAtMs,
      removedMs: null,
      removedBy: null,
    };
    await store.addMessage(message);
    const readers = agents.map(({ id }) => id).filter((id) => isFor(teams, this.#personOf(id).team));
    notices.tell({ agentIds: readers }, { kind: 'message', messageId: message.id, text });
    return messageOf(message);
  };

  remove: FloorHelp['remove'] = async (id, author) => {
    const { store, live } = this.#parts;
    const removed = await store.removeMessage(id, live.floorNowMs(), author);
    if (removed === null) throw new FloorcastError('not-found', { code: 'day-message-unknown', id });
    return messageOf(removed);
  };

  #personOf(agentId: string): { readonly name: string; readonly team: string | null } {
    const { live } = this.#parts;
    const row = live.rows()[`agent/${agentId}`] as AgentRow | undefined;
    const settings = live.site().agents.find(({ id }) => id === agentId);
    return { name: row?.name ?? agentId, team: row?.team ?? settings?.team ?? null };
  }
}

/** @param teams null: to all */
function isFor(teams: readonly string[] | null, team: string | null): boolean {
  return teams === null || (team !== null && teams.includes(team));
}

function messageOf(record: DayMessageRecord): DayMessage {
  return {
    id: record.id,
    text: record.text,
    teams: record.teams,
    author: record.author,
    madeAtMs: record.madeMs,
    endsAtMs: record.endsMs,
    removedAtMs: record.removedMs,
    removedBy: record.removedBy,
  };
}
