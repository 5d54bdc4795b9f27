import { isBuiltin } from 'node:module';
import { readImports, type Import } from './read-imports.ts';
import type { Sources } from './source-files.ts';

/** The pure libraries the core may use. */
const SHARED_PACKAGES: readonly string[] = ['zod', 'temporal-polyfill', 'highs'];

/**
 * What every part of the server may use; these know no part. All other files at the server's root put the parts
 * together: they may know everything, and nothing but them knows them.
 */
const SERVER_BASE: readonly string[] = [
  'server/config.ts',
  'server/settings-reader.ts',
  'server/floorcast-error.ts',
  'server/in-turn.ts',
  'server/threads.ts',
  'server/source-thread.mjs',
];

/** Run from sources only, never from a build: may use what developers have. */
const DEVELOPMENT_ONLY: readonly string[] = ['server/source-thread.mjs'];

/** The interfaces between the parts: all may know them, and they know no part. */
const PORTS = 'server/ports';

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  server: ['shared', 'server'],
  client: ['shared', 'client'],
  scripts: ['shared', 'server', 'scripts'],
};

/** Every import that the house forbids, as a sentence. `packages` are the installed dependencies a user gets. */
export function findForbiddenImports(sources: Sources, packages: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    for (const imported of readImports(path, text)) {
      const why = forbid(path, imported, packages);
      if (why !== null) found.push(`${path} must not import ${imported.specifier}: ${why}`);
    }
  }
  return found;
}

function forbid(from: string, imported: Import, packages: readonly string[]): string | null {
  const folder = topOf(from);
  const { specifier } = imported;
  // A built file is its source.
  const to = imported.path?.replace(/^dist\/(.*)\.js$/, '$1.ts') ?? null;
  if (to === null && DEVELOPMENT_ONLY.includes(from)) return null;
  if (to === null) return forbidPackage(folder, packageOf(specifier), packages);
  const allowed = FOLDERS[folder] ?? [];
  if (!allowed.includes(topOf(to))) return `${folder} may import ${allowed.join(', ')} only.`;
  if (topOf(to) !== 'server') return null;
  if (folder !== 'server' || isComposition(from)) return null;
  if (isComposition(to)) return 'only the composition root puts parts together.';
  if (to === 'server/config.ts' && imported.kind === 'value') return 'parts are handed their settings.';
  const [fromPart, toPart] = [partOf(from), partOf(to)];
  if (toPart === 'server' || toPart === PORTS || fromPart === toPart) return null;
  // feeds/index.ts lists the vendors, and a vendor may use what lies beside the vendors; never one another.
  const isFeeds = fromPart.startsWith('server/feeds') && toPart.startsWith('server/feeds');
  if (isFeeds && (fromPart === 'server/feeds' || toPart === 'server/feeds')) return null;
  return `parts of the server know ports/ and shared, not each other.`;
}

function forbidPackage(folder: string, name: string, packages: readonly string[]): string | null {
  const isNode = isBuiltin(name);
  switch (folder) {
    case 'shared':
      return SHARED_PACKAGES.includes(name) ? null : `the core may use ${SHARED_PACKAGES.join(', ')} only.`;
    case 'client':
      return isNode ? 'a browser has no Node modules.' : null;
    case 'server':
      return isNode || packages.includes(name) ? null : 'it is not among the dependencies in package.json.';
    default:
      return null;
  }
}

function isComposition(path: string): boolean {
  return partOf(path) === 'server' && !SERVER_BASE.includes(path);
}

function topOf(path: string): string {
  return path.split('/')[0]!;
}

/** The part of the server a file belongs to: a folder of it, one vendor's folder in feeds/, or `server` for its root. */
function partOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, folders[1] === 'feeds' ? 3 : 2).join('/');
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
