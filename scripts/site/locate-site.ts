import { resolve } from 'node:path';
import { OperatorError } from '../../server/floorcast-error.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';

/**
 * The site a command works on: the folder named with `--data`, or where the server's own settings put it
 * (`FLOORCAST_DATABASE_URL`, else `FLOORCAST_DATA`, else ./data).
 */
export function locateSite(
  folder: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): SiteLocation {
  if (folder !== undefined) return { kind: 'libsql', folder: resolve(folder) };
  const url = env['FLOORCAST_DATABASE_URL'];
  if (url) return parseSiteAddress(url);
  return { kind: 'libsql', folder: resolve(env['FLOORCAST_DATA'] || './data') };
}

/**
 * Example: `libsql:./data` or `postgres://user@host/name`.
 *
 * @throws OperatorError 'bad-request'
 */
export function parseSiteAddress(text: string): SiteLocation {
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return { kind: 'postgres', url: text };
  const folder = /^libsql:(.+)$/s.exec(text)?.[1];
  if (folder) return { kind: 'libsql', folder: resolve(folder) };
  throw new OperatorError(
    'bad-request',
    `'${text}' must be libsql:FOLDER or postgres://USER@HOST/DATABASE. Example: libsql:./data.`,
  );
}
