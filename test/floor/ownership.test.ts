import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../shared/floor/parse-event.ts';
import { type SavedFloor, restoreFloor, saveFloor } from '../../shared/floor/floor.ts';
import {
  T0,
  answered,
  offered,
  presence,
  rang,
  resynchronised,
  seconds,
  signedIn,
  signedOut,
  site,
} from '../helpers/event-builders.ts';
import { FloorDesk } from './floor-desk.ts';

const at = (second: number) => ({ atMs: T0 + seconds(second) });
const phones = { feedId: 'phones' };
const chat = { feedId: 'chat' };

/** Anna and a caller of the phones, Chloe and two contacts of the chat, one without a name. */
function twoFeeds(): FloorDesk {
  return new FloorDesk().take(
    signedIn(phones),
    signedIn({ agentId: 'chloe', ...chat }),
    offered(phones),
    offered({ callId: 'c2', ...chat }),
    rang({ callId: 'c3', agentId: 'chloe', ...chat }),
    answered({ callId: 'c3', agentId: 'chloe', ...at(3), ...chat }),
    offered({ callId: 'c4' }),
  );
}

describe('whose a call and an agent are', () => {
  test('FL53 a resynchronisation closes its own and what nobody is known to have told', () => {
    const desk = twoFeeds().take(resynchronised({ ...at(10), ...phones }));
    expect(desk.keys('waiting/')).toEqual(['waiting/c2@support']);
    expect(desk.agent('anna').state).toBe('offline');
    expect(desk.agent('chloe')).toMatchObject({ state: 'talking', callId: 'c3' });
    desk.take(resynchronised({ ...at(11), ...chat }));
    expect(desk.keys('waiting/')).toEqual([]);
    expect(desk.agent('chloe').state).toBe('offline');
    expect(desk.tally()).toMatchObject({ offered: 4, answered: 1, flowedOutLost: 3, handled: 0 });
  });

  test('FL53 without names a resynchronisation closes everything', () => {
    const desk = new FloorDesk().take(signedIn(), offered(), resynchronised(at(10)));
    expect(desk.keys('waiting/')).toEqual([]);
    expect(desk.agent().state).toBe('offline');
  });

  test('FL53 a call stays with the feed that opened it, whoever answers', () => {
    const desk = new FloorDesk().take(signedIn(phones), offered(chat), answered({ ...at(5), ...phones }));
    desk.take(resynchronised({ ...at(10), ...phones, agents: [presence()] }));
    expect(desk.agent().state).toBe('talking');
    desk.take(resynchronised({ ...at(11), ...chat }));
    expect(desk.agent().state).toBe('ready');
  });

  test('FL53 an agent is of the feed that signed them in last, and of one that names them', () => {
    const desk = new FloorDesk().take(signedIn(phones), signedOut({ ...at(1), ...phones }));
    desk.take(signedIn({ ...at(2), ...chat }), resynchronised({ ...at(3), ...phones }));
    expect(desk.agent().state).toBe('ready');
    desk.take(resynchronised({ ...at(4), ...phones, agents: [presence()] }));
    desk.take(resynchronised({ ...at(5), ...chat }));
    expect(desk.agent().state).toBe('ready');
    expect(desk.take(resynchronised({ ...at(6), ...phones })).agent().state).toBe('offline');
  });

  test('FL53 what was found by a resynchronisation is of its feed', () => {
    const waiting = [{ callId: 'c1', queueId: 'support', offeredAtMs: T0 }];
    const conversations = [{ callId: 'c2', queueId: 'support', agentId: 'anna', answeredAtMs: T0 }];
    const desk = new FloorDesk().take(
      resynchronised({ ...phones, waiting, conversations, agents: [presence()] }),
    );
    desk.take(resynchronised({ ...at(1), ...chat }));
    expect(desk.queue('*')).toMatchObject({ waiting: 1, talking: 1 });
    desk.take(resynchronised({ ...at(2), ...phones }));
    expect(desk.queue('*')).toMatchObject({ waiting: 0, talking: 0 });
  });

  test('FL50 FL53 a saved floor knows whose they are; one saved before that belongs to any feed', () => {
    const saved = JSON.parse(JSON.stringify(saveFloor(twoFeeds().floor))) as SavedFloor;
    const kept = new FloorDesk(site(), restoreFloor(saved, site()));
    kept.take(resynchronised({ ...at(10), ...phones }));
    expect(kept.keys('waiting/')).toEqual(['waiting/c2@support']);
    expect(kept.agent('chloe').state).toBe('talking');

    const { feedIds: _, ...visits } = saved.visits;
    const agents = saved.agents.map(({ feedId: _, ...agent }) => agent);
    const older = new FloorDesk(site(), restoreFloor({ ...saved, visits, agents }, site()));
    older.take(resynchronised({ ...at(10), ...phones }));
    expect(older.keys('waiting/')).toEqual([]);
    expect(older.agent('chloe').state).toBe('offline');
  });

  test('FL53 any event may name its feed', () => {
    expect(parseEvent(offered(chat))).toEqual({ ok: true, event: offered(chat) });
    expect(parseEvent({ ...offered(), feedId: '' }).ok).toBe(false);
    expect(parseEvent({ ...resynchronised(), feedId: undefined }).ok).toBe(false);
  });
});
