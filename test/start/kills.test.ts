import { describe, expect, it } from 'vitest';
import { verifyKills } from '../../scripts/verify-kills/verify-kills.ts';

describe('a process that is killed at work', () => {
  it('AR6 KI9 loses nothing it acknowledged and leaves nothing half', { timeout: 240_000 }, async () => {
    const lines: string[] = [];
    const result = await verifyKills({ times: 2, seed: 1, servers: [null], say: (line) => lines.push(line) });
    expect(result, lines.join('\n')).toEqual({
      kills: 8,
      lost: 0,
      halfImports: 0,
      rollUpDifferences: 0,
      badBackups: 0,
    });
  });
});
