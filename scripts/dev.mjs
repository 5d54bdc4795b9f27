// `npm run dev`: the simulator, the server and the client, each reloading when its sources change.
import { spawn } from 'node:child_process';
import { bin, ensureInstalled, requireNode, root } from './prepare.mjs';

requireNode();
await ensureInstalled();

const clientPort = Number(process.env.PORT ?? 4820);
const serverPort = clientPort + 1;
const origins = `http://localhost:${clientPort},http://127.0.0.1:${clientPort}`;
const env = {
  ...process.env,
  FLOORCAST_DATA: process.env.FLOORCAST_DATA ?? './data/dev',
  FLOORCAST_ORIGINS: origins,
  FLOORCAST_PUBLIC_URL: `http://localhost:${clientPort}`,
};

const children = [
  spawn(bin('tsx'), ['watch', '--clear-screen=false', 'server/main.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, PORT: String(serverPort) },
  }),
  spawn(bin('vite'), ['--port', String(clientPort), '--strictPort', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, FLOORCAST_DEV_SERVER: `http://127.0.0.1:${serverPort}` },
  }),
];

for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode ??= code ?? 0;
  });
}
// Ctrl-C reaches the children as well: they end, and then so does this process.
process.on('SIGINT', () => {});
