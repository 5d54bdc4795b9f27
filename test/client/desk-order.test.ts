import { describe, expect, test } from 'vitest';
import { findMoved, holdOrder, sortIds, ORDER_HELD_MS } from '../../client/state/desk-order.ts';

describe('holdOrder', () => {
  const to =
    (...ids: string[]) =>
    () =>
      ids;
  const start = holdOrder(null, ['a', 'b', 'c'], to('a', 'b', 'c'), 'waiting-desc', 0, 'elsewhere');

  test('takes the wanted order at first, without marks', () => {
    expect(start.ids).toEqual(['a', 'b', 'c']);
    expect(start.moved.size).toBe(0);
  });

  test('keeps every row in its place for 30 s', () => {
    const later = holdOrder(
      start,
      ['a', 'b', 'c'],
      to('c', 'b', 'a'),
      'waiting-desc',
      ORDER_HELD_MS - 1,
      'elsewhere',
    );
    expect(later).toBe(start);
  });

  test('works the order out anew after 30 s and marks only what had to be picked up', () => {
    const later = holdOrder(
      start,
      ['a', 'b', 'c'],
      to('c', 'a', 'b'),
      'waiting-desc',
      ORDER_HELD_MS,
      'elsewhere',
    );
    expect(later.ids).toEqual(['c', 'a', 'b']);
    expect([...later.moved]).toEqual(['c']);
    expect(later.sortedAtMs).toBe(ORDER_HELD_MS);
  });

  test('waits longer while a reader is on a row', () => {
    const later = holdOrder(
      start,
      ['a', 'b', 'c'],
      to('c', 'a', 'b'),
      'waiting-desc',
      ORDER_HELD_MS * 5,
      'reading',
    );
    expect(later.ids).toEqual(['a', 'b', 'c']);
  });

  test('sorts at once when asked for another order, even with a reader on a row', () => {
    const later = holdOrder(start, ['a', 'b', 'c'], to('c', 'b', 'a'), 'waiting-asc', 10, 'reading');
    expect(later.ids).toEqual(['c', 'b', 'a']);
    expect(later.moved.size).toBe(0);
  });

  test('lets gone rows vanish and puts new ones at the end', () => {
    const later = holdOrder(start, ['d', 'c', 'a'], to('d', 'c', 'a'), 'waiting-desc', 10, 'elsewhere');
    expect(later.ids).toEqual(['a', 'c', 'd']);
  });
});

describe('findMoved', () => {
  test('names nothing when nothing moved', () => {
    expect(findMoved(['a', 'b'], ['a', 'b']).size).toBe(0);
  });

  test('names one of two that changed places', () => {
    expect(findMoved(['a', 'b', 'c', 'd'], ['a', 'c', 'b', 'd']).size).toBe(1);
  });

  test('names all but one when the order is turned round', () => {
    expect(findMoved(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a']).size).toBe(3);
  });
});

describe('sortIds', () => {
  const waits: Record<string, number | null> = { a: 3, b: null, c: 9, d: 3 };

  test('puts a dash last both ways and keeps the order of equals', () => {
    const valueOf = (id: string) => waits[id] ?? null;
    expect(sortIds(['a', 'b', 'c', 'd'], valueOf, 'desc', 'en')).toEqual(['c', 'a', 'd', 'b']);
    expect(sortIds(['d', 'b', 'c', 'a'], valueOf, 'asc', 'en')).toEqual(['d', 'a', 'c', 'b']);
  });

  test('sorts Chinese names as Chinese readers do, and numbers in names by size', () => {
    const names: Record<string, string> = { z: '张伟', l: '李娜', w: '王芳' };
    expect(sortIds(['z', 'w', 'l'], (id) => names[id]!, 'asc', 'zh-CN')).toEqual(['l', 'w', 'z']);
    expect(sortIds(['Desk 10', 'Desk 9'], (id) => id, 'asc', 'en')).toEqual(['Desk 9', 'Desk 10']);
  });
});
