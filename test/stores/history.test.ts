import { expect, onTestFinished, test } from 'vitest';
import { openHistory } from '../../server/stores/history/libsql-history.ts';
import { createMemoryHistory } from '../../server/stores/history/memory-history.ts';
import { describeHistory, interval } from '../contracts/history.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describeHistory('memory', async () => createMemoryHistory());
describeHistory('libsql', () => open(createTemporaryFolder()));

test('HI4 history on disk survives a restart', async () => {
  const folder = createTemporaryFolder();
  const first = await open(folder);
  await first.saveIntervals([interval('support', 1, 100)]);
  await first.close();
  const second = await open(folder);
  expect(await second.readIntervals('support', { fromMs: 0, toMs: 1e15 })).toEqual([
    interval('support', 1, 100),
  ]);
});

async function open(folder: string) {
  const history = await openHistory(folder);
  onTestFinished(() => history.close());
  return history;
}
