import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeChange, MOST_PLACES } from '../../shared/audit/describe-change.ts';

it('AC35 what is the same does not differ, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(describeChange(value, structuredClone(value))).toBeNull();
    }),
  );
});

it('AC35 tells a place that differs by its path, before and after, and nothing beside it', () => {
  const leaf = fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 20 }), fc.boolean());
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.dictionary(name, leaf)),
      name,
      name,
      leaf,
      leaf,
      (state, a, b, was, is) => {
        fc.pre(was !== is);
        const with_ = (value: unknown) => ({ ...state, [a]: { ...state[a], [b]: value } });
        expect(describeChange(with_(was), with_(is))).toEqual({
          before: { [`${a}.${b}`]: was },
          after: { [`${a}.${b}`]: is },
        });
      },
    ),
  );
});

it('AC35 tells parts of lists by their ids, and lists of values as one', () => {
  const before = {
    tiles: [
      { id: 'a', size: 1 },
      { id: 'b', size: 2 },
    ],
    days: [1, 2],
  };
  const after = {
    tiles: [
      { id: 'b', size: 2 },
      { id: 'a', size: 3 },
    ],
    days: [2, 1],
  };
  expect(describeChange(before, after)).toEqual({
    before: { 'tiles[a].size': 1, days: [1, 2] },
    after: { 'tiles[a].size': 3, days: [2, 1] },
  });
  expect(describeChange(undefined, { x: null, y: 1 })).toEqual({ before: null, after: { y: 1 } });
  expect(describeChange({ y: 1 }, null)).toEqual({ before: { y: 1 }, after: null });
});

it('AC35 is bounded: of very many places the first, and of a very long text its beginning', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`p${index}`, index]));
  const told = describeChange(null, many)!.after!;
  expect(Object.keys(told)).toHaveLength(MOST_PLACES + 1);
  expect(told['…']).toBe(1_000 - MOST_PLACES);
  const text = String(describeChange(null, { text: '😀'.repeat(1_000) })!.after!['text']);
  expect(text.length).toBeLessThan(510);
  expect(text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
