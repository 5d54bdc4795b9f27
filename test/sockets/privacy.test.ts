import { createEmptySite } from '../../shared/site/site.ts';
import fc from 'fast-check';
import { WebSocket } from 'ws';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AgentRow, Row, WaitingRow } from '../../shared/contract/floor-rows.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { nextTurn, openScreen, waitUntil } from '../helpers/screen.ts';
import { serveParts } from '../helpers/serve-parts.ts';

function agent(name: string, more: Partial<AgentRow> = {}): AgentRow {
  return {
    name,
    state: 'ready',
    sinceMs: 0,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues: 'support:1',
    team: null,
    ...more,
  };
}

function waiting(callId: string, caller: string | null): WaitingRow {
  return { callId, queueId: 'support', offeredAtMs: 0, caller, priority: 0, ringing: 0 };
}

/** Everything that crosses the wire to a wall, as text. */
async function listen(
  url: string,
  audience: string,
): Promise<{ readonly text: () => string; readonly joined: () => boolean }> {
  let text = '';
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  onTestFinished(() => socket.close());
  socket.on('message', (data) => {
    const message = String(data);
    text += message;
    if (message.startsWith('0')) socket.send('40');
    if (message.startsWith('40')) socket.send(`420["floor:join",{"audience":"${audience}"}]`);
  });
  const joined = () => text.includes('430[');
  await waitUntil(joined);
  return { text: () => text, joined };
}

describe('what walls are told of callers', () => {
  it('SO10 sends no digit of a caller to a wall, whatever the rows are (seed 20260310)', async () => {
    const numbers = fc.array(fc.integer({ min: 10_000_000, max: 99_999_999 }), {
      minLength: 1,
      maxLength: 6,
    });
    const floors = fc.sample(numbers, { numRuns: 25, seed: 20260310 });
    const secrets: string[] = [];
    const floor = new ScriptedFloor();
    const served = await serveParts({ floor });
    onTestFinished(() => served.stop());
    const wall = await listen(served.url, 'wall');
    const nameless = await listen(served.url, 'wall-nameless');
    for (const [round, callers] of floors.entries()) {
      const set: Record<string, Row> = {};
      for (const number of callers) {
        const caller = `+49${number}`;
        secrets.push(String(number));
        // The worst phone system: the call's id is the caller's number.
        set[`waiting/${caller}@support`] = waiting(caller, caller);
        set[`agent/a${round}`] = agent('Ana', { callId: caller, state: 'talking' });
        set['feed/pbx'] = { status: 'connected', sinceMs: 0, detail: `last call from ${caller}` };
      }
      floor.change(set);
      floor.change({ [`agent/a${round}`]: { callId: `${callers[0]}.1` } });
      floor.change(
        {},
        Object.keys(set).filter((key) => key.startsWith('waiting/')),
      );
      await nextTurn();
    }
    const late = await listen(served.url, 'wall');
    await waitUntil(() =>
      [wall, nameless].every(({ text }) => text().includes(`"seq":${floors.length * 3},`)),
    );
    for (const { text } of [wall, nameless, late]) {
      expect(text()).not.toContain('waiting/');
      for (const secret of secrets) expect(text()).not.toContain(secret);
    }
  });

  it('SO12 sends callers to the desk masked, in snapshot and delta', async () => {
    const floor = new ScriptedFloor({ 'waiting/c1@support': waiting('c1', '+4930312347550') });
    const served = await serveParts({ floor });
    onTestFinished(() => served.stop());
    const desk = await openScreen(served.url, { cookie: served.cookie });
    onTestFinished(() => desk.close());
    const snapshot = await desk.join({ audience: 'desk' });
    expect(snapshot.rows['waiting/c1@support']).toMatchObject({ callId: 'c1', caller: '+493 ••• 550' });
    floor.change({
      'waiting/c2@support': waiting('c2', '13912345678'),
      'waiting/c3@support': waiting('c3', null),
    });
    await desk.until(() => desk.deltas.length === 1);
    expect(desk.deltas[0]!.set!['waiting/c2@support']).toMatchObject({ caller: '139 ••• 678' });
    expect(desk.deltas[0]!.set!['waiting/c3@support']).toMatchObject({ caller: null });
  });
});

describe('what nameless walls are told of agents', () => {
  it('SO11 sends the same neutral label in snapshot and deltas, and nothing that names', async () => {
    const rowsAtFirst = { 'agent/anna.smith': agent('Anna Smith'), 'agent/li.wei': agent('李伟') };
    const floor = new ScriptedFloor(rowsAtFirst, 'epoch-1', {
      ...createEmptySite('Etc/UTC'),
      agents: [{ id: 'anna.smith', name: { en: 'Anna Smith', 'zh-CN': '安娜' } }],
    });
    const served = await serveParts({ floor });
    onTestFinished(() => served.stop());
    const wall = await listen(served.url, 'wall-nameless');
    const screen = await openScreen(served.url);
    onTestFinished(() => screen.close());
    const { rows, site } = await screen.join({ audience: 'wall-nameless' });
    expect(site.agents).toEqual([]);
    expect(rows['agent/A001']).toMatchObject({ name: 'A001', state: 'ready' });
    floor.change({ 'agent/anna.smith': { name: 'Anna Jones', state: 'talking' }, 'agent/bo': agent('Bo') });
    floor.change({}, ['agent/li.wei']);
    await screen.until(() => screen.deltas.length === 2);
    expect(screen.deltas[0]!.set).toMatchObject({
      'agent/A001': { name: 'A001', state: 'talking' },
      'agent/A003': { name: 'A003' },
    });
    expect(screen.deltas[1]!.gone).toEqual(['agent/A002']);
    await waitUntil(() => wall.text().includes('"seq":2'));
    for (const secret of ['anna', 'Anna', 'Smith', 'Jones', 'li.wei', '李伟', '安娜', '"Bo"', 'agent/bo'])
      expect(wall.text()).not.toContain(secret);
  });
});
