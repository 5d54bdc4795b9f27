// What `npm start`, `npm run dev` and `npm test` need before anything else can run. Plain JavaScript without
// dependencies: on a fresh clone there is nothing to import yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const INSTALL_STAMP = join(root, 'node_modules', '.floorcast-install');
/** Where npm says what it installed. */
const INSTALLED = join('node_modules', '.package-lock.json');
const BUILD_STAMP = join(root, 'dist', '.floorcast-build');
const BUILD_INPUTS = [
  'client',
  'server',
  'shared',
  'scripts',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Ends the process with one line when this Node cannot run Floorcast. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  // What Vite 8 and its plugins run on: 21 and the first of 22 lack what 20.19 already had.
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 23) return;
  console.error(
    `Node ${process.versions.node} does not fit: Floorcast needs 20.19 or newer of 20, 22.13 or newer of 22, or 24 on. Install one from nodejs.org.`,
  );
  process.exit(1);
}

/** Runs `npm ci` unless the installed packages are those of package-lock.json. */
export async function ensureInstalled() {
  const wanted = `${process.versions.modules} ${hashOf(['package-lock.json'])}`;
  const stamp = readStamp(INSTALL_STAMP);
  if (stamp === wanted) return;
  // Whoever ran `npm ci` by hand has them without our stamp; programs for another Node must be had anew.
  const isForThisNode = stamp === null || stamp.startsWith(`${process.versions.modules} `);
  if (isForThisNode && holdsPackages(readJson('package-lock.json'), readJson(INSTALLED)))
    return writeFileSync(INSTALL_STAMP, wanted);
  console.log('Installing packages (once) ...');
  // Without --include=dev a machine with NODE_ENV=production would lack what the build needs.
  await run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']);
  writeFileSync(INSTALL_STAMP, wanted);
}

/**
 * Whether these are the packages of the lock file, of the same content. Those for other systems are left out by npm, and all of them
 * are optional.
 *
 * @param lock package-lock.json @param installed what npm says is in node_modules, of the same form; null: nothing
 */
export function holdsPackages(lock, installed) {
  const have = installed?.packages;
  if (!have || !lock?.packages) return false;
  const { '': _project, ...wanted } = lock.packages;
  return (
    Object.keys(have).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, { version, integrity, optional }]) =>
      path in have ? have[path].version === version && have[path].integrity === integrity : optional === true,
    )
  );
}

/** Builds client and server into dist/ unless dist/ was made from these very sources. */
export async function ensureBuilt() {
  const wanted = hashOf(BUILD_INPUTS);
  if (readStamp(BUILD_STAMP) === wanted) return;
  console.log('Building (once, a minute or two on two cores) ...');
  // What an older source left behind must not run.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all([
    run(bin('vite'), ['build', '--logLevel', 'warn']),
    run(bin('tsc'), ['-p', 'tsconfig.build.json']),
  ]);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/** Resolves when the command ends well; rejects with its name and exit code otherwise. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`"${command} ${args.join(' ')}" ended with ${signal ?? `exit code ${code}`}.`));
    });
  });
}

/** A program of an installed package. */
export function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** The path of a program on PATH, or null. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder && existsSync(path)) return path;
  }
  return null;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const entries = readDirectory(path);
    if (entries === null) return void hash.update(path).update(readFileSync(join(root, path)));
    for (const entry of entries) visit(`${path}/${entry}`);
  };
  for (const input of inputs) visit(input);
  return hash.digest('hex');
}

function readDirectory(path) {
  try {
    return readdirSync(join(root, path)).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  }
}

/** Null: there is none. */
function readJson(path) {
  const text = readStamp(join(root, path));
  return text === null ? null : JSON.parse(text);
}

function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
