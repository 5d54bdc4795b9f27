import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests of what is pure, by folder: nothing of one can reach another, so that many share a process. */
const CORE = [
  'boards',
  'client',
  'floor',
  'forecasting',
  'import',
  'metrics',
  'rostering',
  'simulation',
  'site',
  'staffing',
  'styles',
  'time',
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  root: 'client',
  // Beside the packages: a cache within client/ would look like a changed source to `npm start`.
  cacheDir: '../node_modules/.vite',
  plugins: [svelte({ configFile: false })],
  // `npm run dev`: the client is served from here, everything else by the server beside it.
  server: {
    proxy: Object.fromEntries(
      ['/api', '/admin', '/healthz', '/socket.io'].map((path) => [
        path,
        { target: process.env['FLOORCAST_DEV_SERVER'] ?? 'http://127.0.0.1:4821', ws: path === '/socket.io' },
      ]),
    ),
  },
  build: { outDir: '../dist/client', emptyOutDir: true, sourcemap: true },
  test: {
    projects: [
      {
        root: '.',
        extends: true,
        test: {
          name: 'core',
          root: '.',
          include: CORE,
          testTimeout: 90_000,
          // A process of its own takes longer to start than most of these files take to run.
          isolate: false,
          maxWorkers: 3,
        },
      },
      {
        root: '.',
        extends: true,
        test: {
          name: 'unit',
          root: '.',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', ...CORE],
          testTimeout: 90_000,
          // Most files wait for disks, threads and processes more than they compute.
          maxWorkers: 3,
        },
      },
      {
        root: '.',
        extends: true,
        test: {
          name: 'e2e',
          root: '.',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
