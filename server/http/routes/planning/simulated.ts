import { simulatedSchema, whatIfSchema } from '../../planning-schemas/simulated.ts';
import { defineRoute } from '../../route.ts';

export const simulatedRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/simulated',
  needs: 'see-requirement',
  summary:
    'Whole people by skill group, proven by playing the days call by call: what the last job of kind simulate found. Null before the first one.',
  answer: simulatedSchema,
  handle: ({ parts }) => parts.planning.readSimulated(),
});

export const whatIfRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/what-if',
  needs: 'see-requirement',
  summary:
    'A plan without and with a change, played call by call: what the last job of kind what-if found. Null before the first one.',
  answer: whatIfSchema,
  handle: ({ parts }) => parts.planning.readWhatIf(),
});
