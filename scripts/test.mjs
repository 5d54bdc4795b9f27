// `npm test`: everything a change has to pass, on a fresh clone too. Steps that do not need each other share the cores;
// each prints its output when it is done, and the last line counts the tests.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallChromium } from './chromium.mjs';
import { startPostgres } from './postgres.mjs';
import { bin, ensureBuilt, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
await ensureInstalled();
// Both may install a package, and Debian installs one at a time.
const toolsReady = findOrInstallChromium().then(async (found) => [found, await startPostgres()]);
const [[chromium, postgres]] = await Promise.all([toolsReady, ensureBuilt()]);
const databases = postgres ? { FLOORCAST_TEST_DATABASE_URL: postgres.url } : {};

const requireEverything = process.env.FLOORCAST_REQUIRE_ALL === '1';
const reports = join(root, 'test-output');
rmSync(reports, { recursive: true, force: true });

const results = [];
await Promise.all([
  inTurn([
    ['types', bin('tsc'), ['-p', 'shared', '--noEmit']],
    ['types', bin('tsc'), ['-p', 'server', '--noEmit']],
    ['types', bin('tsc'), ['-p', 'scripts', '--noEmit']],
    ['types', bin('tsc'), ['-p', 'test', '--noEmit']],
    [
      'svelte-check',
      bin('svelte-check'),
      ['--tsconfig', 'client/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ],
    ['lint', bin('eslint'), ['.']],
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ]),
  inTurn([['unit', bin('vitest'), vitestArgs('unit'), { ...databases, BUILT_THREADS: '1' }]]),
]);
if (chromium)
  await inTurn([['e2e', bin('vitest'), vitestArgs('e2e'), { ...databases, CHROMIUM_PATH: chromium }]]);
else {
  console.log(
    'SKIPPED end-to-end: no Chromium was found. Debian and Ubuntu: apt-get install chromium. Or set CHROMIUM_PATH.',
  );
  if (requireEverything) results.push({ name: 'e2e', ok: false });
}
if (requireEverything && !postgres) results.push({ name: 'PostgreSQL', ok: false });
await postgres?.stop();

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const project of ['unit', 'e2e']) addCounts(project);
const failed = results.filter((result) => !result.ok);
if (requireEverything && counts.skipped > 0) {
  console.log(`${counts.skipped} tests were skipped where nothing may be.`);
  failed.push({ name: 'skipped tests' });
}
if (failed.length > 0) console.log(`FAILED: ${failed.map((result) => result.name).join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(failed.length > 0 ? 1 : 0);

function vitestArgs(project) {
  return [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${reports}/${project}.json`,
  ];
}

async function inTurn(steps) {
  for (const [name, command, args, env] of steps) results.push(await step(name, command, args, env));
}

function step(name, command, args, env) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env, FORCE_COLOR: '0' } });
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

function addCounts(project) {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${project}.json`), 'utf8'));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
  } catch {
    // The run wrote no report: its step has failed or was skipped, and is listed as such.
  }
}
