import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Resource } from '../../client/state/resource.svelte.ts';
import type { ApiAnswer } from '../../client/connection/api.ts';

/** Answers when it is told to, and counts what was asked for and given up. */
function openLine() {
  const asked: { readonly answer: (value: number) => void; readonly signal: AbortSignal | undefined }[] = [];
  const resource = new Resource<number>(
    <T>(_path: string, signal?: AbortSignal) =>
      new Promise<ApiAnswer<T>>((resolve) =>
        asked.push({ answer: (value) => resolve({ ok: true, value: value as T }), signal }),
      ),
  );
  return { asked, resource };
}

describe('a document that is read again and again', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('an answer that is on its way is waited for', async () => {
    const { asked, resource } = openLine();
    void resource.renew('/a');
    vi.advanceTimersByTime(3_000);
    void resource.renew('/a');
    expect(asked).toHaveLength(1);
    asked[0]!.answer(7);
    await vi.waitFor(() => expect(resource.value).toBe(7));
    void resource.renew('/a');
    expect(asked).toHaveLength(2);
  });

  test('one that does not come is given up, and another document is asked for at once', () => {
    const { asked, resource } = openLine();
    void resource.renew('/a');
    vi.advanceTimersByTime(30_001);
    void resource.renew('/a');
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    void resource.renew('/b');
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, true, false]);
  });

  test('after a stop it is asked for anew', () => {
    const { asked, resource } = openLine();
    void resource.renew('/a');
    resource.stop();
    void resource.renew('/a');
    expect(asked).toHaveLength(2);
  });
});
