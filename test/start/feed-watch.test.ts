import { expect, it, onTestFinished } from 'vitest';
import { FeedWatch } from '../../server/feed-watch.ts';
import { ScriptedFeed } from '../helpers/scripted-feed.ts';

class TalkingFeed extends ScriptedFeed {
  detail = 'connecting to pbx:5038';
  override status = () => ({ status: this.state, sinceMs: 0, detail: this.detail });
}

function startWatch() {
  const feed = new TalkingFeed('asterisk', 0);
  feed.state = 'connecting';
  const lines: string[] = [];
  const clock = { ms: 0, nowMs: () => clock.ms };
  const watch = new FeedWatch({
    feeds: [feed],
    clock,
    connectWithinMs: 2_000,
    log: (line) => lines.push(line),
  });
  onTestFinished(() => watch.stop());
  const look = (afterMs: number) => {
    clock.ms += afterMs;
    watch.look();
  };
  return { feed, lines, look, watch };
}

it('ST8 a refused login is one line, however often it is tried', () => {
  const { feed, lines, look } = startWatch();
  look(1_000);
  expect(lines).toEqual([]);
  for (let wait = 1; wait < 60; wait += 1) {
    feed.detail = `pbx:5038 refused the login of floorcast; trying again in ${wait} s`;
    look(1_000);
  }
  expect(lines).toEqual([
    'Feed asterisk is not connected yet: pbx:5038 refused the login of floorcast; trying again in 1 s',
  ]);
  feed.detail = 'connect ECONNREFUSED; trying again in 9 s';
  look(1_000);
  expect(lines).toHaveLength(2);
});

it('ST8 a lost feed is said at once, that it is back as well, and the next loss again', () => {
  const { feed, lines, look, watch } = startWatch();
  const turn = (state: typeof feed.state, detail: string) => {
    Object.assign(feed, { state, detail });
    look(500);
  };
  turn('connected', 'connected to pbx');
  expect(lines).toEqual([]);
  turn('lost', 'it hung up');
  turn('lost', 'it hung up');
  turn('connected', 'connected to pbx');
  turn('lost', 'it hung up');
  expect(lines).toEqual([
    'Feed asterisk is lost: it hung up',
    'Feed asterisk is connected: connected to pbx',
    'Feed asterisk is lost: it hung up',
  ]);
  look(1_500);
  expect(watch.health()).toEqual([
    { id: 'asterisk', status: 'lost', detail: 'it hung up', notConnectedMs: 1_500 },
  ]);
  turn('connected', 'connected to pbx');
  turn('connected', 'connected to pbx; queue_log cannot be read');
  expect(lines.at(-1)).toBe('Feed asterisk has a problem: connected to pbx; queue_log cannot be read');
  expect(watch.health()).toMatchObject([{ status: 'connected', notConnectedMs: 0 }]);
});
