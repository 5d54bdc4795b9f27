import { expect, it } from 'vitest';
import { judgeDays, type JudgedDay } from '../../../scripts/verify-projection/judge-days.ts';

it('PJ12 simulated days end within the 90 % band that was given of them at noon (seed 5)', async () => {
  const judged: JudgedDay[] = [];
  const options = {
    scenario: 'normal',
    seed: 5,
    weeks: 2,
    days: 6,
    times: ['12:07'],
    replications: 60,
  } as const;
  for await (const ofDay of judgeDays(options)) judged.push(...ofDay);
  const within = judged.filter(({ low, high, ended }) => ended >= low && ended <= high);
  // 42 of them: fewer than 30 within a band of 90 % is no bad luck any more. `npm run verify:projection` plays weeks.
  expect(judged).toHaveLength(42);
  expect(within.length).toBeGreaterThanOrEqual(30);
  const error = judged.reduce((sum, { mean, ended }) => sum + Math.abs(mean - ended), 0) / judged.length;
  expect(error).toBeLessThan(0.06);
  // A band that says nothing would hold everything.
  const width = judged.reduce((sum, { low, high }) => sum + high - low, 0) / judged.length;
  expect(width).toBeLessThan(0.25);
});
