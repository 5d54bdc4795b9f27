/** Writes the table of rights into server/access/RIGHTS.md. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ROUTES } from '../server/http/routes/index.ts';
import { writeRights } from './docs-rights/write-rights.ts';

const file = fileURLToPath(new URL('../server/access/RIGHTS.md', import.meta.url));
await writeFile(file, writeRights(ROUTES));
