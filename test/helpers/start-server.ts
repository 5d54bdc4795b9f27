import { onTestFinished } from 'vitest';
import { readConfig } from '../../server/config.ts';
import type { Environment } from '../../server/settings-reader.ts';
import { startFloorcast, type RunningFloorcast } from '../../server/floorcast.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export interface StartedServer extends RunningFloorcast {
  readonly url: string;
  readonly dataFolder: string;
  readonly lines: readonly string[];
}

/** The whole server in this process, on a free port with data of its own; stopped when the test is over. */
export async function startServer(settings: Environment = {}): Promise<StartedServer> {
  const dataFolder = settings.FLOORCAST_DATA ?? createTemporaryFolder();
  const lines: string[] = [];
  const config = readConfig({ PORT: '0', FLOORCAST_FEED: 'none', ...settings, FLOORCAST_DATA: dataFolder });
  const running = await startFloorcast(config, {
    clock: { nowMs: () => Date.now() },
    version: '0.0.0',
    clientFolder: null,
    log: (line) => lines.push(line),
  });
  onTestFinished(() => running.stop());
  return { ...running, url: `http://127.0.0.1:${running.port}`, dataFolder, lines };
}
