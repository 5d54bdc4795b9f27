import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeRights } from '../../scripts/docs-rights/write-rights.ts';
import { ROUTES } from '../../server/http/routes/index.ts';
import { ROOT } from '../architecture/source-files.ts';

it('AZ15 is stale as soon as the table is another one: run npm run docs:rights', () => {
  const file = join(ROOT, 'server/access/RIGHTS.md');
  expect(readFileSync(file, 'utf8')).toBe(writeRights(ROUTES));
});
