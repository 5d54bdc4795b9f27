import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Brings the calls of a CSV file in, through a page that is signed in, and waits until they count. */
export async function importCalls(page: Page, csv: string): Promise<void> {
  const ended = await page.evaluate(async (text) => {
    const post = async (path: string, type: string, body: string) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
      return (await answer.json()) as Record<string, unknown>;
    };
    const upload = await post('/api/v1/imports/uploads?name=calls.csv', 'application/octet-stream', text);
    const { uploadId, options } = upload;
    const body = JSON.stringify({ uploadId, options });
    const { importNo } = await post('/api/v1/imports', 'application/json', body);
    for (;;) {
      const record = (await (await fetch(`/api/v1/imports/${String(importNo)}`)).json()) as { state: string };
      if (record.state !== 'running') return record.state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }, csv);
  expect(ended).toBe('done');
}
