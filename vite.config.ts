import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Tests of what is pure, by folder. They need no database. */
const CORE = [
  'boards',
  'client',
  'floor',
  'forecasting',
  'import',
  'metrics',
  'people',
  'rostering',
  'simulation',
  'site',
  'staffing',
  'styles',
  'time',
].map((folder) => `test/${folder}/**/*.test.ts`);

/** A machine may be busy: a limit is for what hangs. */
const PATIENT = { poll: { timeout: 60_000 } };

/**
 * In a browser messages begin with their English words: those of another language are a download of their own, which
 * client/locales/load-words.ts puts in their place. Workers speak no language.
 */
const messagesByLanguage = {
  name: 'messages-by-language',
  enforce: 'pre' as const,
  apply: (_config: unknown, { command }: { readonly command: string }) => command === 'build',
  resolveId: (source: string, importer: string | undefined) =>
    importer?.endsWith('/shared/messages/message.ts') && /^\.\/zh-/.test(source) ? `\0later:${source}` : null,
  load: (id: string) =>
    id.startsWith('\0later:') ? `export const ${id.includes('zh-CN') ? 'zhCn' : 'zhTw'} = {};` : null,
};

export default defineConfig({
  root: 'client',
  // Beside the packages: a cache within client/ would look like a changed source to `npm start`.
  cacheDir: '../node_modules/.vite',
  plugins: [messagesByLanguage, svelte({ configFile: false })],
  // `npm run dev`: the client is served from here, everything else by the server beside it.
  server: {
    proxy: Object.fromEntries(
      ['/api', '/admin', '/healthz', '/socket.io'].map((path) => [
        path,
        { target: process.env['FLOORCAST_DEV_SERVER'] ?? 'http://127.0.0.1:4821', ws: path === '/socket.io' },
      ]),
    ),
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: true,
    // Where a build spends its time is nothing to whoever starts Floorcast.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: {
    plugins: () => [messagesByLanguage],
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // A service worker answers for what lies beside it and below: it lies at the top, by one name for ever.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
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
          expect: PATIENT,
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
          expect: PATIENT,
          globalSetup: './test/helpers/migrated-databases.ts',
          // A process of its own takes longer to start than many of these files take to run. No file reaches another
          // through what our modules keep: it is the same for everybody.
          isolate: false,
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
          expect: PATIENT,
          hookTimeout: 120_000,
          // A browser and its server wait for each other; more of them would only wait for cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
