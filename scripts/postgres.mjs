// A PostgreSQL server of our own for the tests: in a temporary folder, on a free port of this machine, gone afterwards.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, run } from './prepare.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const isRoot = process.getuid?.() === 0;

/**
 * Starts a server when PostgreSQL is installed, or can be. Null, after one line that says so, where there is none.
 *
 * @returns {Promise<{ url: string, stop(): Promise<void> } | null>} `url` is of its database `postgres`.
 */
export async function startPostgres() {
  const bin = await findOrInstallPostgres();
  if (bin === null) {
    console.log(
      'SKIPPED PostgreSQL: no server was found. Debian and Ubuntu: apt-get install postgresql. Or add the folder of initdb to PATH.',
    );
    return null;
  }
  try {
    return await startCluster(bin);
  } catch (error) {
    console.log(`SKIPPED PostgreSQL: the server in ${bin} does not start (${error.message}).`);
    return null;
  }
}

/** The folder of initdb and postgres, or null. */
async function findOrInstallPostgres() {
  return findPostgres() ?? (await installPostgres());
}

function findPostgres() {
  const initdb = findProgram('initdb');
  if (initdb && findProgram('postgres')) return join(initdb, '..');
  // Debian keeps them out of PATH, a folder for each version.
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const newest = versions
    .filter((version) => existsSync(`/usr/lib/postgresql/${version}/bin/initdb`))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
}

async function installPostgres() {
  if (!isRoot || findProgram('apt-get') === null) return null;
  console.log('Installing PostgreSQL from the Debian packages (once) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['-qq', 'update'], { env });
    await run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'postgresql'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    console.log(`PostgreSQL could not be installed: ${error.message}`);
  }
  return findPostgres();
}

async function startCluster(bin) {
  const folder = mkdtempSync(join(findQuickFolder(), 'floorcast-postgres-'));
  const data = join(folder, 'data');
  const account = isRoot ? accountOf('postgres') : {};
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    if (isRoot) {
      // The server refuses to run as root.
      execFileSync('chown', ['postgres', folder]);
      chmodSync(folder, 0o700);
    }
    execFileSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'floorcast', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const port = await findFreePort();
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: folder,
      max_connections: 200,
      shared_buffers: '64MB',
      // What a power cut would do to a database of tests is nobody's loss.
      fsync: 'off',
      full_page_writes: 'off',
    };
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const clear = () => {
      server.kill('SIGQUIT');
      remove();
    };
    const clearAndEnd = () => {
      clear();
      process.exit(1);
    };
    process.on('exit', clear);
    for (const signal of SIGNALS) process.on(signal, clearAndEnd);
    await untilReady(server);
    return {
      url: `postgres://floorcast@127.0.0.1:${port}/postgres`,
      stop: async () => {
        // At once, whoever is still connected.
        server.kill('SIGINT');
        await ended;
        process.off('exit', clear);
        for (const signal of SIGNALS) process.off(signal, clearAndEnd);
        remove();
      },
    };
  } catch (error) {
    remove();
    const said = error.stderr?.toString().trim();
    throw said ? new Error(said) : error;
  }
}

/** Resolves when the server says that it takes connections. */
function untilReady(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve();
      // From here on it is only read, so that the server can go on writing it.
      if (said.length > 100_000) said = '';
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(said.trim().split('\n').at(-1))));
  });
}

/** Memory where the system offers enough of it as a folder: hundreds of small databases come and go in the tests. */
function findQuickFolder() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4 * 1024 ** 3 ? memory : tmpdir();
}

function accountOf(name) {
  const id = (option) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
