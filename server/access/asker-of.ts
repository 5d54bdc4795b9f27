import type { Asker } from '../../shared/access/rights.ts';
import { isNarrow } from '../../shared/access/scope.ts';
import type { Visitor } from '../ports/access.ts';

/** What the table has to know of a visitor. */
export function askerOf(visitor: Visitor, wallsOpen: boolean): Asker {
  switch (visitor.role) {
    case 'visitor':
      return { as: 'nobody', wallsOpen, isScoped: false };
    case 'kiosk':
      return { as: visitor.agentNames === 'shown' ? 'named-screen' : 'screen', wallsOpen, isScoped: false };
    case 'read-token':
    case 'intake-token':
      return { as: visitor.role, wallsOpen, isScoped: false };
    default:
      return { as: visitor.role, wallsOpen, isScoped: isNarrow(visitor.scope) };
  }
}
