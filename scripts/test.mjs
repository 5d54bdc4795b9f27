// `npm test`: everything a change has to pass, on a fresh clone too. Steps that do not need each other share the cores;
// each prints its output when it is done, and the last lines name every test that failed and count them all.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { startPostgres } from './postgres.mjs';
import { bin, ensureBuilt, ensureInstalled, findProgram, requireNode, root } from './prepare.mjs';
import { readReport } from './test-report.mjs';

requireNode();
await ensureInstalled();
const requireEverything = process.env.FLOORCAST_REQUIRE_ALL === '1';
const reportFolder = join(root, 'test-output');
rmSync(reportFolder, { recursive: true, force: true });
const results = [];

// These need no build: they begin while it is made. The build has checked the types of server and scripts.
const checked = inTurn([
  ['lint', behind(bin('eslint'), ['.'])],
  ['types', behind(bin('tsc'), ['-p', 'test', '--noEmit'])],
  ['format', behind(bin('prettier'), ['--check', '--log-level', 'warn', '.'])],
  [
    'svelte-check',
    behind(bin('svelte-check'), [
      '--tsconfig',
      'client/tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ]),
  ],
  ['types', behind(bin('tsc'), ['-p', 'shared', '--noEmit'])],
]);
// Both may install a package, and Debian installs one at a time.
const toolsReady = findOrInstallChromium().then(async (found) => [found, await startPostgres()]);
const [[chromium, postgres], isBuilt] = await Promise.all([toolsReady, build()]);
const databases = postgres ? { FLOORCAST_TEST_DATABASE_URL: postgres.url } : {};
if (isBuilt) {
  await testUnits();
  await checked;
  // Last and alone: a browser that waits for cores runs into limits that say nothing of the product.
  await testInBrowser();
}
await checked;
if (requireEverything && !postgres) results.push({ name: 'PostgreSQL', ok: false });
await postgres?.stop();

const reports = ['unit', 'e2e'].map((name) => readReport(join(reportFolder, `${name}.json`), root));
const count = (what) => reports.reduce((sum, report) => sum + report[what], 0);
const failed = results.filter((result) => !result.ok);
if (requireEverything && count('skipped') > 0) {
  console.log(`${count('skipped')} tests were skipped where nothing may be.`);
  failed.push({ name: 'skipped tests' });
}
if (failed.length > 0) console.log(`FAILED: ${failed.map((result) => result.name).join(', ')}`);
for (const failure of reports.flatMap(({ failures }) => failures)) console.log(`FAILED ${failure}`);
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exit(failed.length > 0 ? 1 : 0);

async function build() {
  const isBuilt = await ensureBuilt().then(
    () => true,
    (error) => void console.error(error.message),
  );
  if (!isBuilt) results.push({ name: 'build', ok: false });
  return isBuilt;
}

function testUnits() {
  const command = [bin('vitest'), ...vitestArgs('unit', ['core', 'unit'])];
  return inTurn([['unit', command, { ...databases, BUILT_THREADS: '1' }]]);
}

async function testInBrowser() {
  if (chromium) {
    const command = [bin('vitest'), ...vitestArgs('e2e', ['e2e'])];
    return inTurn([['e2e', command, { ...databases, CHROMIUM_PATH: chromium }]]);
  }
  console.log(
    'SKIPPED end-to-end: no Chromium was found. Debian and Ubuntu: apt-get install chromium-headless-shell. Or set CHROMIUM_PATH.',
  );
  if (requireEverything) results.push({ name: 'e2e', ok: false });
}

function vitestArgs(report, projects) {
  return [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${reportFolder}/${report}.json`,
  ];
}

/** Leaves the cores to the build, which the tests wait for. */
function behind(command, args) {
  const nice = findProgram('nice');
  return nice === null ? [command, ...args] : [nice, '-n', '5', command, ...args];
}

async function inTurn(steps) {
  for (const [name, command, env] of steps) results.push(await step(name, command, env));
}

function step(name, [program, ...args], env) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env, FORCE_COLOR: '0' } });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('exit', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      const text = Buffer.concat(output).toString();
      if (code !== 0 || name === 'unit' || name === 'e2e') process.stdout.write(text);
      resolve({ name, ok: code === 0 });
    });
  });
}
