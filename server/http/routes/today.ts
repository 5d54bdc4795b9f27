import { defineRoute } from '../route.ts';
import { projectionSchema, todayForecastSchema } from '../today-schemas.ts';
import { WrittenJson } from '../written-json.ts';

export const todayForecastRoute = defineRoute({
  method: 'get',
  path: '/api/v1/forecast/today',
  needs: 'see-walls',
  summary: "The running day's forecast, and what is expected of its rest after what came so far.",
  answer: todayForecastSchema,
  keep: 'checked',
  handle: async ({ parts }) => new WrittenJson(await parts.outlook.readToday()),
});

export const projectionRoute = defineRoute({
  method: 'get',
  path: '/api/v1/projection',
  needs: 'see-walls',
  summary:
    'Where the service level of this interval, the next two hours and the day is heading, played many times from the floor as it stands. Made anew every minute while somebody asks.',
  answer: projectionSchema,
  keep: 'checked',
  handle: async ({ parts }) => new WrittenJson(await parts.outlook.readProjection()),
});
