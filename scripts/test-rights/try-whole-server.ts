import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemorySessions } from '../../server/access/memory-sessions.ts';
import { readConfig } from '../../server/config.ts';
import { startFloorcast } from '../../server/floorcast.ts';
import { ROUTES } from '../../server/http/routes/index.ts';
import { tryRights, type RightsTried } from './try-rights.ts';

interface KeptSecrets {
  readonly readToken: string;
  readonly intakeToken: string;
}

/** Tries a whole server on this machine twice: while walls are open to it, and while a proxy lets others in. */
export async function tryWholeServer(): Promise<RightsTried> {
  const open = await tryStarted({});
  const closed = await tryStarted({ FLOORCAST_PUBLIC_URL: 'https://floor.example' });
  return {
    checks: open.checks + closed.checks,
    surprises: [
      ...open.surprises.map((surprise) => `Walls open: ${surprise}`),
      ...closed.surprises.map((surprise) => `Walls closed: ${surprise}`),
    ],
  };
}

async function tryStarted(settings: Readonly<Record<string, string>>): Promise<RightsTried> {
  const folder = await mkdtemp(join(tmpdir(), 'floorcast-rights-'));
  const sessions = new MemorySessions();
  const running = await startFloorcast(
    readConfig({ PORT: '0', FLOORCAST_FEED: 'none', FLOORCAST_DATA: folder, ...settings }),
    {
      clock: { nowMs: () => Date.now() },
      version: '0.0.0',
      clientFolder: null,
      accounts: sessions,
      log: () => {},
    },
  );
  try {
    const secrets = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as KeptSecrets;
    return await tryRights(
      {
        url: `http://127.0.0.1:${running.port}`,
        wallsOpen: settings['FLOORCAST_PUBLIC_URL'] === undefined,
        adminKey: running.adminKey,
        readToken: secrets.readToken,
        intakeToken: secrets.intakeToken,
        boardId: running.boardIds[0]!,
        sessions,
      },
      ROUTES,
    );
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
