import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findForbiddenImports } from './architecture/import-rules.ts';
import { findImpurities } from './architecture/impurities.ts';
import { findCycle } from './architecture/read-imports.ts';
import { readSources, ROOT } from './architecture/source-files.ts';

const SOURCES = readSources(['shared', 'server', 'client', 'scripts']);
const PACKAGES = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }).dependencies,
);

describe('the house as it stands', () => {
  it('is read at all', () => {
    expect(SOURCES.size).toBeGreaterThan(50);
    expect(SOURCES.has('shared/metrics/figure.ts')).toBe(true);
  });

  it('imports only what each folder may', () => {
    expect(findForbiddenImports(SOURCES, PACKAGES)).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(findCycle(SOURCES)).toBeNull();
  });

  it('keeps clock, dice and the outside world out of the core', () => {
    const found = [...SOURCES]
      .filter(([path]) => path.startsWith('shared/'))
      .flatMap(([path, text]) => findImpurities(path, text).map((place) => `${path}:${place}`));
    expect(found).toEqual([]);
  });
});

describe('the fence of imports', () => {
  const check = (path: string, text: string) =>
    findForbiddenImports(new Map([[path, text]]), ['express', 'zod']);

  it.each([
    ['shared/floor/x.ts', `import { readConfig } from '../../server/config.ts';`],
    ['shared/floor/x.ts', `import type { Feed } from '../../server/ports/feed.ts';`],
    ['shared/floor/x.ts', `import { readFileSync } from 'node:fs';`],
    ['shared/floor/x.ts', `import { readFileSync } from 'fs';`],
    ['shared/floor/x.ts', `import express from 'express';`],
    ['shared/floor/x.ts', `export * from '../../client/main.ts';`],
    ['shared/floor/x.ts', `const later = () => import('../../server/main.ts');`],
    ['shared/floor/x.ts', `let port: import('../../server/ports/feed.ts').Feed;`],
    ['server/http/x.ts', `import { openStores } from '../stores/open-stores.ts';`],
    ['server/stores/x.ts', `import type { Room } from '../sockets/room.ts';`],
    ['server/feeds/asterisk/x.ts', `import { seed } from '../simulator/seed.ts';`],
    ['server/replay/x.ts', `startThread(new URL('../live/live-thread.ts', import.meta.url));`],
    ['server/http/x.ts', `import { readConfig } from '../config.ts';`],
    ['server/http/x.ts', `import { start } from '../main.ts';`],
    ['server/threads.ts', `import { start } from './floorcast.ts';`],
    ['server/live/x.ts', `import { start } from '../floorcast.ts';`],
    ['server/ports/feed.ts', `import { openStores } from '../stores/open-stores.ts';`],
    ['server/http/x.ts', `import { App } from '../../client/App.svelte';`],
    ['server/http/x.ts', `import chart from 'chart.js';`],
    ['client/x.ts', `import type { Feed } from '../server/ports/feed.ts';`],
    ['client/x.ts', `import { join } from 'node:path';`],
    ['scripts/x.mjs', `await import('../dist/client/main.js');`],
    ['scripts/x.ts', `import { mount } from '../client/main.ts';`],
  ])('stops %s: %s', (path, text) => {
    expect(check(path, text)).toHaveLength(1);
  });

  it.each([
    ['shared/floor/x.ts', `import { z } from 'zod'; import { a } from '../site/site.ts';`],
    ['server/http/x.ts', `import express from 'express'; import { join } from 'node:path';`],
    [
      'server/http/routes/x.ts',
      `import { a } from '../route.ts'; import { b } from '../../ports/journal.ts';`,
    ],
    ['server/http/x.ts', `import type { Config } from '../config.ts';`],
    ['server/feeds/index.ts', `import { createSimulator } from './simulator/feed.ts';`],
    ['server/feeds/asterisk/x.ts', `import { backOff } from '../back-off.ts';`],
    ['server/main.ts', `import { openStores } from './stores/open-stores.ts'; import './config.ts';`],
    ['server/floorcast.ts', `import { openStores } from './stores/open-stores.ts'; import './tell-past.ts';`],
    ['client/x.ts', `import { a } from '../shared/site/site.ts'; import { io } from 'socket.io-client';`],
    ['scripts/x.mjs', `await import('../dist/server/main.js');`],
    ['scripts/x.ts', `import { a } from '../shared/a.ts'; import { b } from '../server/main.ts';`],
    ['shared/floor/x.ts', `// import x from 'express'\nconst text = "import y from 'express'";`],
  ])('lets pass %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });

  it('finds a cycle, re-exports included, that does not break at a type', () => {
    const cycle = new Map([
      ['shared/a.ts', `import { type A, b } from './b.ts';`],
      ['shared/b.ts', `export { c } from './c.ts';`],
      ['shared/c.ts', `import { a } from './a.ts';`],
    ]);
    expect(findCycle(cycle)).toEqual(['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']);
    const broken = new Map([...cycle, ['shared/c.ts', `import type { A } from './a.ts';`]]);
    expect(findCycle(broken)).toBeNull();
  });
});

describe('the fence of the pure core', () => {
  it.each([
    'const t = Date.now();',
    'const now = Date.now;',
    'const { now } = Date;',
    'const t = new Date();',
    'const t = new Date;',
    'const t = Date();',
    `const t = Date['now']();`,
    'const r = Math.random();',
    'const { random } = Math;',
    `const r = Math['random']();`,
    'const t = performance.now();',
    'const t = Temporal.Now.instant();',
    'const e = process.env.HOME;',
    'const e = globalThis.process;',
    'const w = window.innerWidth;',
    `document.title = 'x';`,
    'setTimeout(() => {}, 5);',
    'const id = crypto.randomUUID();',
    `console.log('x');`,
    'const u = import.meta.url;',
    'const all = { fetch };',
    `const b = Buffer.from('x');`,
  ])('stops %s', (text) => {
    expect(findImpurities('shared/x.ts', text)).toHaveLength(1);
  });

  it.each([
    'const t = new Date(nowMs);',
    'const t = Date.UTC(2026, 1, 2);',
    'const isDate = value instanceof Date;',
    'let t: Date;',
    'const m = Math.max(1, 2);',
    'const w = tile.window;',
    'interface Tile { readonly window: string; readonly process: number }',
    'const tile = { window: 1, document: 2 };',
    'function f(window: string) { return window; }',
    'const { window } = request; use({ window });',
    'const { window: span } = request;',
    '// Date.now() and Math.random() are not for here\nconst text = "window.location";',
    `import { history } from './history.ts'; use(history);`,
  ])('lets pass %s', (text) => {
    expect(findImpurities('shared/x.ts', text)).toEqual([]);
  });

  it('names the line', () => {
    expect(findImpurities('shared/x.ts', '\n\nconst t = Date.now();')).toEqual(['3: Date.now']);
  });
});
