import { describe, expect, it } from 'vitest';
import { RequestChecks } from '../../client/state/requests/request-checks.svelte.ts';
import type { ReadJson } from '../../client/state/resource.svelte.ts';
import type { RequestCheck, RequestView } from '../../shared/contract/requests.ts';

const view = (id: string) => ({ request: { id } }) as RequestView;
const CHECK = { verdict: 'planner' } as RequestCheck;

/** Answers as the test lets it. */
function makeServer() {
  const asked: { path: string; signal: AbortSignal; answer: (ok: boolean) => Promise<void> }[] = [];
  const read = ((path: string, signal: AbortSignal) =>
    new Promise((resolve) => {
      const answer = async (ok: boolean) => {
        resolve(ok ? { ok, value: CHECK } : { ok, status: 404, code: 'not-found', said: null });
        await new Promise((done) => setTimeout(done));
      };
      asked.push({ path, signal, answer });
    })) as unknown as ReadJson;
  return { asked, read };
}

describe('checks of open requests', () => {
  it('are asked for from the top, one at a time', async () => {
    const { asked, read } = makeServer();
    const checks = new RequestChecks(read);
    checks.follow([view('a'), view('b/c')]);
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/requests/a/check']);
    expect(checks.of(view('a'))).toBeNull();
    await asked[0]!.answer(true);
    expect(checks.of(view('a'))).toEqual(CHECK);
    expect(asked[1]!.path).toBe('/api/v1/requests/b%2Fc/check');
  });

  it('go on after one that is gone', async () => {
    const { asked, read } = makeServer();
    const checks = new RequestChecks(read);
    checks.follow([view('a'), view('b')]);
    await asked[0]!.answer(false);
    expect(checks.of(view('a'))).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('of a list that is no more are not asked for, and what was known stays', async () => {
    const { asked, read } = makeServer();
    const checks = new RequestChecks(read);
    const stop = checks.follow([view('a'), view('b')]);
    await asked[0]!.answer(true);
    stop();
    await asked[1]!.answer(true);
    expect(asked[1]!.signal.aborted).toBe(true);
    expect(checks.of(view('b'))).toBeNull();
    checks.follow([view('a')]);
    expect(checks.of(view('a'))).toEqual(CHECK);
  });
});
