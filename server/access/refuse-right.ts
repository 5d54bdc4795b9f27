import { isLostByScope, RIGHTS, type Asker, type Right } from '../../shared/access/rights.ts';
import type { Message } from '../../shared/messages/message.ts';
import { FloorcastError, OperatorError } from '../floorcast-error.ts';

/** Says which right is lacking and the way to it: 401 where nobody is signed in, else 403. */
export function refuseRight(asker: Asker, right: Right): FloorcastError {
  const what = wordsOf(right);
  if (right === 'send-events')
    return new OperatorError(
      asker.as === 'nobody' ? 'not-signed-in' : 'not-allowed',
      'Events need "Authorization: Bearer <token>" with the intakeToken of secrets.json in the data folder.',
    );
  switch (asker.as) {
    case 'nobody':
      return refuseNobody(right);
    case 'screen':
    case 'named-screen':
      return right === 'see-names'
        ? new FloorcastError('not-allowed', { code: 'kiosk-link-names' })
        : new FloorcastError('not-allowed', { code: 'kiosk-link-lacks', what });
    case 'read-token':
    case 'intake-token':
      return new FloorcastError('not-allowed', { code: 'token-lacks', what });
    default:
      return isLostByScope(asker, right)
        ? new FloorcastError('not-allowed', { code: 'scope-lacks', what })
        : new FloorcastError('not-allowed', { code: 'right-lacking', what });
  }
}

function refuseNobody(right: Right): FloorcastError {
  const { holders } = RIGHTS[right];
  const what = wordsOf(right);
  if (holders.includes('named-screen'))
    return new FloorcastError('not-signed-in', { code: 'sign-in-or-link-needed', what });
  return holders.includes('read-token')
    ? new FloorcastError('not-signed-in', { code: 'sign-in-or-token-needed', what })
    : new FloorcastError('not-signed-in', { code: 'sign-in-needed', what });
}

/** Every right has words, which shared/messages/en/rights.ts holds; the compiler loses it among so many. */
function wordsOf(right: Right): Message {
  return { code: `right-${right}` } as Message;
}
