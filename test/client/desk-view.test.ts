import { describe, expect, test } from 'vitest';
import { createSearch } from '../../client/state/desk-search.ts';
import { DEFAULT_DESK_VIEW, formatDeskView, nextSort, parseDeskView } from '../../client/state/desk-view.ts';

const parse = (text: string) => parseDeskView(new URLSearchParams(text));

describe('the address of a desk view', () => {
  test('is empty for the resting view', () => {
    expect(formatDeskView(DEFAULT_DESK_VIEW)).toBe('');
    expect(parse('')).toEqual(DEFAULT_DESK_VIEW);
  });

  test('brings back sort, filters and search, Chinese words included', () => {
    const view = {
      queueSort: { column: 'past-target', direction: 'desc' },
      queueFilter: 'trouble',
      agentSort: { column: 'since', direction: 'desc' },
      states: ['ready', 'paused'],
      queueId: 'hotline-宽带',
      team: '早班 & A',
      search: '王 芳',
    } as const;
    const address = formatDeskView(view);
    expect(address).toContain('sort=past-target-desc');
    expect(address).toContain('state=ready,paused');
    expect(parse(address)).toEqual(view);
  });

  test('ignores what it does not know instead of failing', () => {
    expect(parse('sort=profit-desc&state=ready,asleep&agents=since-sideways&show=me')).toEqual({
      ...DEFAULT_DESK_VIEW,
      states: ['ready'],
    });
  });
});

describe('a click on a column head', () => {
  test('sorts, then turns round, then lets go', () => {
    const first = nextSort(null, 'waiting', 'desc');
    expect(first).toEqual({ column: 'waiting', direction: 'desc' });
    const second = nextSort(first, 'waiting', 'desc');
    expect(second).toEqual({ column: 'waiting', direction: 'asc' });
    expect(nextSort(second, 'waiting', 'desc')).toBeNull();
  });

  test('on another column begins with that column', () => {
    expect(nextSort({ column: 'queue', direction: 'asc' }, 'waiting', 'desc')?.column).toBe('waiting');
  });
});

describe('search', () => {
  test('finds by any part of a Chinese name', () => {
    expect(createSearch('芳')(['王芳', 'agent-17'])).toBe(true);
    expect(createSearch('李')(['王芳', 'agent-17'])).toBe(false);
  });

  test('does not mind case, accents and full-width letters', () => {
    expect(createSearch('muller')(['Jörg Müller'])).toBe(true);
    expect(createSearch('ＡＧＥＮＴ-17')(['王芳', 'agent-17'])).toBe(true);
  });

  test('wants every word, in whichever text', () => {
    expect(createSearch('wang billing')(['Wang Fang', 'Billing'])).toBe(true);
    expect(createSearch('wang sales')(['Wang Fang', 'Billing'])).toBe(false);
  });

  test('finds all when only spaces are typed', () => {
    expect(createSearch('  ')(['Wang Fang', null])).toBe(true);
  });
});
