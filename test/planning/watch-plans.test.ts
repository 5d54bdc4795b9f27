import { expect, it } from 'vitest';
import { watchPlans } from '../../server/planning/watch-plans.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';

it('PJ5 whoever keeps what was worked out hears of every change, and of nothing else', async () => {
  const plans = watchPlans(createMemoryPlans({ nowMs: () => 7 }));
  let heard = 0;
  const stop = plans.onChanged(['edits', 'forecast'], () => (heard += 1));
  await plans.save([{ kind: 'job', key: '1', text: '' }]);
  expect(heard).toBe(0);
  await plans.save([{ kind: 'edits', key: 'sales', text: '' }]);
  await plans.saveIfUnchanged({ kind: 'edits', key: 'sales', text: 'x', revision: 1 });
  await plans.remove('edits', 'sales');
  expect(heard).toBe(3);
  // Of a kind that is saved whole something may be gone.
  await plans.save([], ['forecast']);
  expect(heard).toBe(4);
  await expect(
    plans.saveIfUnchanged({ kind: 'edits', key: 'sales', text: 'x', revision: 9 }),
  ).rejects.toThrow(/9/);
  expect(heard).toBe(4);
  stop();
  await plans.remove('forecast', 'sales');
  expect(heard).toBe(4);
});
