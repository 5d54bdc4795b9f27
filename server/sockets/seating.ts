import type { Audience } from '../../shared/contract/socket-events.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Visitor } from '../ports.ts';

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
      throw new FloorcastError(
        'not-allowed',
        `This kiosk link does not open "${audience}"; it opens ${visitor.agentNames === 'shown' ? 'walls' : '"wall-nameless"'} only.`,
      );
    case 'visitor':
      if (audience !== 'desk' && wallsOpen) return;
      throw new FloorcastError(
        'not-signed-in',
        audience === 'desk'
          ? "The desk needs the administrator's link that the server printed when it started."
          : 'This wall needs a kiosk link. An administrator makes one.',
      );
    default:
      return visitor satisfies never;
  }
}

/** @throws FloorcastError `not-signed-in` */
export function requireAdministrator(visitor: Visitor): void {
  if (visitor.role === 'administrator') return;
  throw new FloorcastError(
    'not-signed-in',
    "Replays need the administrator's link that the server printed when it started.",
  );
}
