import { expect, test } from 'vitest';
import { maskEvent } from '../../shared/floor/mask-events.ts';
import { exportEvent } from '../../shared/history/export-rows.ts';
import { T0, transferred } from '../helpers/event-builders.ts';

test.each([
  ['blind', '+49303123475', '+493 ••• 475'],
  ['attended', '13912345678', '139 ••• 678'],
  ['blind', '#Ab3dAb3dAb3dAb3d', '#Ab3d'],
  ['blind', 'sip:13912345678@example.com', '•••'],
  ['blind', '1001', '1001'],
  ['queue', '13912345678', '13912345678'],
] as const)('SD7 a %s transfer to %s shows %s, also in a file', (kind, to, shown) => {
  const event = transferred({ kind, to });
  expect(maskEvent(event)).toEqual({ ...event, to: shown });
  const write = (atMs: number) => String(atMs - T0);
  expect(exportEvent({ seq: 1, event }, write, 'masked').event).toEqual({ ...event, to: shown });
  expect(exportEvent({ seq: 1, event }, write, 'whole').event).toEqual(event);
});

test('SD7 a transfer to nobody knows where stays as it is', () => {
  const event = transferred({ kind: 'blind' });
  expect(maskEvent(event)).toBe(event);
});
