import { describe, expect, test } from 'vitest';
import { DocumentError } from '../../server/floorcast-error.ts';
import type { Documents } from '../../server/ports/documents.ts';

const asIs = (value: unknown) => value;

/** What every keeper of documents owes; `open` gives an empty one. */
export function describeDocuments(name: string, open: () => Documents | Promise<Documents>): void {
  describe(`documents contract: ${name}`, () => {
    test('DO1 a document that is not there is null', async () => {
      expect(await (await open()).read('site', asIs)).toBeNull();
    });

    test('DO1 a saved document is read back equal, and parsed on the way', async () => {
      const documents = await open();
      const value = { name: { 'zh-CN': '电信热线' }, agents: ['🎧', 'nul\0'], count: 1.5, nothing: null };
      await documents.save('site', value);
      expect(await documents.read('site', asIs)).toEqual(value);
      expect(await documents.read('site', (read) => Object.keys(read as object).length)).toBe(4);
    });

    test('DO3 saves at the same time follow each other in order', async () => {
      const documents = await open();
      const value = { step: 0 };
      const saves = Array.from({ length: 20 }, (_, step) => {
        value.step = step;
        return documents.save('boards', value);
      });
      value.step = 999;
      await Promise.all(saves);
      expect(await documents.read('boards', asIs)).toEqual({ step: 19 });
    });

    test('DO4 a document that does not pass its parser is refused with its name and the rule', async () => {
      const documents = await open();
      await documents.save('site', { dayStartsAt: '25:00' });
      const reading = documents.read('site', () => {
        throw new Error('dayStartsAt (25:00) must be a time of day.');
      });
      await expect(reading).rejects.toThrow(DocumentError);
      await expect(reading).rejects.toThrow(/site.*dayStartsAt \(25:00\) must be a time of day/);
    });
  });
}
