import { fileURLToPath } from 'node:url';

const ROOT = new URL('../..', import.meta.url);

/**
 * What Node is given to run a module of `server/` or `scripts/` in a process of its own. Where BUILT_THREADS is set, dist/ was
 * built from these very sources (`npm test` sees to it): learning TypeScript takes longer than most of these processes live.
 *
 * @param module from the root, as the source is named: `scripts/backup.ts`
 */
export function nodeArguments(module: string): readonly string[] {
  const path = (name: string) => fileURLToPath(new URL(name, ROOT));
  return process.env['BUILT_THREADS']
    ? [path(`dist/${module.replace(/\.ts$/, '.js')}`)]
    : ['--import', 'tsx', path(module)];
}
