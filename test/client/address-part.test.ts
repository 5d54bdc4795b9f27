import { expect, test } from 'vitest';
import { addressPart } from '../../client/address-part.ts';
import { matchRoute } from '../../client/match-route.ts';

test.each(['sales', 'a/b?c#d', '宽带 热线', '😀', '100 %'])('a link to "%s" leads to it', (id) => {
  expect(matchRoute(`/desk/queue/${addressPart(id)}`)).toEqual({ screen: 'desk', view: 'queue', id });
});

test('half of a surrogate pair does not stop a table from being drawn', () => {
  expect(addressPart('a\ud800b')).toBe('a%EF%BF%BDb');
  expect(addressPart('\udc00')).toBe('%EF%BF%BD');
});
