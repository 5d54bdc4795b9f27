import { describe, expect, it } from 'vitest';
import type { ApiAnswer } from '../../../client/connection/api.ts';
import { KeptAnswers } from '../../../client/state/me/kept-answers.ts';
import { KeptResource } from '../../../client/state/me/kept-resource.svelte.ts';
import type { ReadJson } from '../../../client/state/resource.svelte.ts';

/** As browsers have it: keys are own properties. */
function createStorage(): Storage {
  const storage = {} as Record<string, string>;
  return Object.defineProperties(storage, {
    getItem: { value: (key: string) => storage[key] ?? null },
    setItem: { value: (key: string, value: string) => void (storage[key] = value) },
    removeItem: { value: (key: string) => void delete storage[key] },
  }) as unknown as Storage;
}

function open(localStorage = createStorage()) {
  const kept = new KeptAnswers({ localStorage } as Window);
  let nowMs = 1_000;
  let next: ApiAnswer<unknown> = { ok: true, value: 'first' };
  const read = (async () => next) as ReadJson;
  return {
    localStorage,
    kept,
    create: () => new KeptResource<string>({ kept, nowMs: () => nowMs, read }),
    at: (ms: number) => (nowMs = ms),
    answer: (value: ApiAnswer<unknown>) => (next = value),
  };
}

const fail = (code: 'unreachable' | 'internal' | 'not-signed-in' | 'not-found') =>
  ({ ok: false, code, message: '' }) as const;

describe('what is kept of one’s own page', () => {
  it('MP1 stands without a connection and says when it was heard, also on a page that is loaded anew', async () => {
    const { create, at, answer } = open();
    const first = create();
    await first.load('/work');
    expect(first).toMatchObject({ value: 'first', heardAtMs: 1_000, isOld: false });
    at(9_000);
    answer(fail('unreachable'));
    await first.reload();
    expect(first).toMatchObject({ value: 'first', heardAtMs: 1_000, isOld: true, failure: null });
    const second = create();
    await second.load('/work');
    expect(second).toMatchObject({ value: 'first', heardAtMs: 1_000, isOld: true, phase: 'ready' });
    answer({ ok: true, value: 'second' });
    await second.reload();
    expect(second).toMatchObject({ value: 'second', heardAtMs: 9_000, isOld: false });
  });

  it('MP1 stands while the server has an error, and where nothing was kept the failure is told', async () => {
    const { create, answer } = open();
    answer(fail('internal'));
    const resource = create();
    await resource.load('/work');
    expect(resource).toMatchObject({ value: null, phase: 'failed', failure: { code: 'internal' } });
  });

  it('MP1 is of its own path alone', async () => {
    const { create, answer } = open();
    const resource = create();
    await resource.load('/work');
    answer(fail('unreachable'));
    await resource.load('/work?from=2026-12-01');
    expect(resource).toMatchObject({ value: null, isOld: false, phase: 'failed' });
  });

  it('MP2 is forgotten when nobody is signed in any more, and nothing else of the browser is', async () => {
    const { create, answer, localStorage } = open();
    localStorage.setItem('floorcast.locale', 'zh-TW');
    const resource = create();
    await resource.load('/work');
    answer(fail('not-signed-in'));
    await resource.reload();
    expect(resource).toMatchObject({ value: null, failure: { code: 'not-signed-in' } });
    expect(Object.keys(localStorage)).toEqual(['floorcast.locale']);
  });

  it('MP2 is forgotten when it is asked for, and a browser that forbids to keep anything goes on', async () => {
    const { create, kept, localStorage } = open();
    await create().load('/work');
    expect(Object.keys(localStorage)).toHaveLength(1);
    kept.forget();
    expect(Object.keys(localStorage)).toEqual([]);
    const forbidden = open({} as Storage);
    const resource = forbidden.create();
    await resource.load('/work');
    expect(resource.value).toBe('first');
    forbidden.kept.forget();
  });

  it('MP1 what an act answered takes the place of what was read', async () => {
    const { create, answer } = open();
    const resource = create();
    await resource.load('/floor');
    resource.take('called', 2_000);
    answer(fail('unreachable'));
    const again = create();
    await again.load('/floor');
    expect(again).toMatchObject({ value: 'called', heardAtMs: 2_000, isOld: true });
  });
});
