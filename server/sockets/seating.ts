import type { Audience } from '../../shared/contract/socket-events.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Visitor } from '../ports/access.ts';

/**
 * Lets a visitor to an audience of the live floor or not (rules SO3 to SO6).
 *
 * @throws FloorcastError `not-allowed` or `not-signed-in`
 */
export function requireSeat(visitor: Visitor, audience: Audience, wallsOpen: boolean): void {
  switch (visitor.role) {
    case 'administrator':
      return;
    case 'kiosk':
      if (audience === 'wall-nameless' || (audience === 'wall' && visitor.agentNames === 'shown')) return;
      throw new FloorcastError('not-allowed', {
        code: audience === 'desk' ? 'kiosk-link-no-desk' : 'kiosk-link-names',
      });
    case 'visitor':
      if (audience !== 'desk' && wallsOpen) return;
      throw new FloorcastError('not-signed-in', {
        code: audience === 'desk' ? 'desk-needs-administrator' : 'kiosk-link-needed',
      });
    default:
      return visitor satisfies never;
  }
}

/** @throws FloorcastError `not-signed-in` */
export function requireAdministrator(visitor: Visitor): void {
  if (visitor.role === 'administrator') return;
  throw new FloorcastError('not-signed-in', { code: 'replays-need-administrator' });
}
