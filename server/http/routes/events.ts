import { z } from 'zod';
import { floorEventSchema } from '../../../shared/floor/parse-event.ts';
import { OperatorError } from '../../floorcast-error.ts';
import { readLines } from '../intake/read-lines.ts';
import { takeEvents } from '../intake/take-events.ts';
import { defineRoute } from '../route.ts';
import { intakeAnswerSchema } from '../schemas.ts';

export const eventsRoute = defineRoute({
  method: 'post',
  path: '/api/v1/events',
  needs: 'send-events',
  summary:
    'Takes up to 5,000 floor events and answers when they are durable. Each needs an id of its own; one that is known already is not taken again, so a batch that was not answered is simply sent again. A bad line is refused by its number and the others are kept; so is an event more than 5 minutes ahead of the floor or from before the site day before its today. A simulated floor takes none: conflict.',
  body: z.union([floorEventSchema, z.array(floorEventSchema)]),
  bodyKind: 'events',
  answer: intakeAnswerSchema,
  audit: { none: 'The journal is the record of the floor.' },
  handle: ({ request, parts }) => {
    if (parts.calls === 'simulated')
      throw new OperatorError(
        'conflict',
        'This floor is simulated, and real events would mix with its calls. Start a Floorcast for them with FLOORCAST_FEED=none and a data folder of its own, such as FLOORCAST_DATA=./data/own, and use the intakeToken of the secrets.json there.',
      );
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || body.length === 0)
      throw new OperatorError('bad-request', 'The body is empty. Send a JSON array of events, or NDJSON.');
    return takeEvents(readLines(body, request.get('content-type') ?? ''), parts.live, parts.calendar);
  },
});
