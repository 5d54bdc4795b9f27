import { describe, expect, test, vi } from 'vitest';
import type { ApiAnswer } from '../../../client/connection/api.ts';
import { drawImprovement } from '../../../client/state/roster/draw-improvement.ts';
import { RosterAdvice } from '../../../client/state/roster/roster-advice.svelte.ts';
import { RosterPresence, type RosterSocket } from '../../../client/state/roster/roster-presence.svelte.ts';
import {
  RosterProposals,
  type ProposalRequests,
} from '../../../client/state/roster/roster-proposals.svelte.ts';
import { RosterSettingsDraft } from '../../../client/state/roster/settings/roster-settings-draft.svelte.ts';
import type { RosterLook, RosterViewer } from '../../../shared/contract/roster-presence.ts';
import type { RosterProposalHead } from '../../../shared/contract/roster-proposals.ts';
import type { RosterSettingsAnswer, RosterSettingsChange } from '../../../shared/contract/rosters.ts';
import { FIRST_DAY, makeRosterSettings } from '../../helpers/roster-builder.ts';

/** Lets what was asked be answered. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 1));

const look: RosterLook = { copyId: null, firstDay: FIRST_DAY, days: 7, editing: null };
const mia: RosterViewer = { ...look, author: 'Mia', viewerId: 'v2' };

/** A line whose other end is a test. */
class SocketAtHand implements RosterSocket {
  readonly said: RosterLook[] = [];
  readonly #listeners = new Map<string, (fact: never) => void>();

  on(event: string, listener: (fact: never) => void): void {
    this.#listeners.set(event, listener);
  }

  emit(_event: 'roster:look', said: RosterLook, ack: Parameters<RosterSocket['emit']>[2]): void {
    this.said.push(said);
    ack({ ok: true, value: { viewerId: 'v1', others: [mia] } });
  }

  connect(): void {}

  disconnect(): void {}

  hear(event: string, fact?: unknown): void {
    this.#listeners.get(event)?.(fact as never);
  }
}

describe('planners together', () => {
  test('RX9 what is looked at is said once and again after the line was down; others are seen, oneself is not', () => {
    const socket = new SocketAtHand();
    const [onFact, onReturn] = [vi.fn(), vi.fn()];
    const presence = new RosterPresence(socket, onFact, onReturn);
    presence.look(look);
    presence.look({ ...look });
    expect(socket.said).toHaveLength(1);
    expect(presence.others).toEqual([mia]);
    socket.hear('roster:viewed', {
      viewers: [
        { ...look, viewerId: 'v1' },
        { ...mia, days: 14 },
      ],
    });
    expect(presence.others).toEqual([{ ...mia, days: 14 }]);
    const { others } = presence;
    socket.hear('roster:viewed', { viewers: [{ ...mia, days: 14 }] });
    expect(presence.others).toBe(others);
    socket.hear('connect');
    expect(onReturn).not.toHaveBeenCalled();
    socket.hear('connect');
    expect(onReturn).toHaveBeenCalledOnce();
    expect(socket.said).toHaveLength(3);
    socket.hear('roster:changed', { kind: 'copies' });
    expect(onFact).toHaveBeenCalledWith({ kind: 'copies' });
  });
});

function headOf(state: RosterProposalHead['state']): RosterProposalHead {
  const request = {
    kind: 'roster',
    firstDay: FIRST_DAY,
    days: 7,
    agentIds: null,
    weights: { coverage: 'high', wishes: 'normal', fairness: 'normal', cost: 'low', fewChanges: 'low' },
    seconds: 10,
    seed: 1,
    name: '',
    copyId: null,
  } as const;
  return { id: 'p1', request, state, madeAtMs: 0, progress: null, said: null };
}

describe('proposals', () => {
  test('RX13 are begun, watched until they are over, and stopped with the best kept', async () => {
    vi.useFakeTimers();
    let state: RosterProposalHead['state'] = 'running';
    const asked: string[] = [];
    const requests: ProposalRequests = {
      get<T>(path: string): Promise<ApiAnswer<T>> {
        const value = path.endsWith('/proposals')
          ? { proposals: [headOf(state)] }
          : { ...headOf(state), roster: [], before: null, conflicts: [] };
        return Promise.resolve({ ok: true, value: value as T });
      },
      send<T>(method: 'POST' | 'DELETE', path: string): Promise<ApiAnswer<T>> {
        asked.push(`${method} ${path}`);
        if (path.endsWith('/stop')) state = 'stopped';
        return Promise.resolve({ ok: true, value: { id: 'p1' } as T });
      },
    };
    const proposals = new RosterProposals(requests);
    const stop = proposals.start();
    await proposals.begin(headOf('running').request);
    expect(proposals.open?.state).toBe('running');
    expect(proposals.busy).toHaveLength(1);
    state = 'waiting';
    await vi.advanceTimersByTimeAsync(1_100);
    expect(proposals.open?.state).toBe('waiting');
    await proposals.stopKeeping('p1');
    expect(proposals.open?.state).toBe('stopped');
    expect(proposals.busy).toHaveLength(0);
    expect(asked).toEqual(['POST /api/v1/planning/jobs', 'POST /api/v1/rosters/proposals/p1/stop']);
    stop();
    vi.useRealTimers();
  });

  test('how one gets better is drawn over its time, with the bound and where rules were broken', () => {
    const history = [
      { seconds: 1, objective: 1_000, violations: 3 },
      { seconds: 2, objective: 300, violations: 0 },
      { seconds: 5, objective: 200, violations: 0 },
    ];
    const progress = { elapsedSeconds: 8, best: null, bound: 100, gapRatio: 0.5, history };
    const drawn = drawImprovement(progress, 10, 100, 50)!;
    expect(drawn).toMatchObject({ most: 900, least: 100, boundY: 50, broken: [{ x: 10, y: 0 }] });
    expect(drawn.path).toBe('M10 0H10V0H20V37.5H50V43.8H80');
    expect(drawImprovement({ ...progress, history: [] }, 10, 100, 50)).toBeNull();
    const cheap = [{ seconds: 1, objective: 40, violations: 9 }, ...history];
    expect(drawImprovement({ ...progress, history: cheap }, 10, 100, 50)).toMatchObject({ least: 40 });
  });
});

describe('settings of rosters', () => {
  const answer: RosterSettingsAnswer = {
    revision: 3,
    settings: makeRosterSettings(),
    ruleIds: ['weekends'],
    lawPacks: [],
  };

  test('are kept whole with their revision; a rule that is no JSON is named and nothing is sent', async () => {
    const sent: RosterSettingsChange[] = [];
    const draft = new RosterSettingsDraft(answer, (change) => {
      sent.push(change);
      return Promise.resolve({ ok: true, value: { ...answer, revision: 4, settings: change.settings } });
    });
    draft.changeTemplate(0, { name: 'Dawn' });
    draft.changePerson('a1', { contractId: 'part-time' });
    draft.addRule('weekends');
    draft.changeRule(4, { text: '{ "settings": ' });
    expect(await draft.save()).toBeNull();
    expect(draft.unreadable).toBe(4);
    draft.changeRule(4, {
      text: '{ "who": { "tags": ["x"] }, "settings": { "weekends": { "hardMax": 2 } } }',
    });
    await draft.save();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ revision: 3 });
    expect(sent[0]!.settings.templates[0]!.name).toBe('Dawn');
    expect(sent[0]!.settings.people).toMatchObject([
      { agentId: 'a1', contractId: 'part-time', isRostered: true },
    ]);
    expect(sent[0]!.settings.rules[4]).toEqual({
      rule: 'weekends',
      who: { tags: ['x'] },
      settings: { weekends: { hardMax: 2 } },
    });
    expect(draft.isChanged).toBe(false);
  });

  test('that are refused stay as they were typed', async () => {
    const draft = new RosterSettingsDraft(answer, () =>
      Promise.resolve({ ok: false, code: 'bad-request', message: 'no' }),
    );
    draft.addTemplate();
    draft.addContract();
    expect(await draft.save()).toBeNull();
    expect(draft.failure?.message).toBe('no');
    expect(draft.settings.templates.at(-1)).toMatchObject({ id: 'shift-5', name: '' });
    expect(draft.settings.contracts.at(-1)!.id).toBe('contract-3');
    expect(draft.isChanged).toBe(true);
  });
});

test('of two questions only the answer to the last is shown', async () => {
  const waiting: ((answer: ApiAnswer<unknown>) => void)[] = [];
  const advice = new RosterAdvice(
    <T>() =>
      new Promise<ApiAnswer<T>>((resolve) => waiting.push(resolve as (answer: ApiAnswer<unknown>) => void)),
  );
  const request = {
    copyId: null,
    firstDay: FIRST_DAY,
    days: 7,
    about: 'shift',
    agentId: 'a1',
    day: FIRST_DAY,
  } as const;
  void advice.ask({ kind: 'explain', title: 'first', request });
  void advice.ask({ kind: 'explain', title: 'second', request });
  waiting[0]!({ ok: true, value: { said: [], tried: [{}], worst: [] } });
  await nextTurn();
  expect(advice.answer).toBeNull();
  waiting[1]!({ ok: false, code: 'bad-request', message: 'no' });
  await nextTurn();
  expect(advice.question?.title).toBe('second');
  expect(advice.failure?.message).toBe('no');
});
