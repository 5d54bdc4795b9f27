import type { Route } from '../route.ts';
import { deleteBoardRoute, getBoardRoute, listBoardsRoute, saveBoardRoute } from './boards.ts';
import { callsRoute } from './calls.ts';
import { eventsRoute } from './events.ts';
import { exportRoute } from './export.ts';
import { healthRoute } from './health.ts';
import { historyContentsRoute, historyExportRoute, historyRoute } from './history.ts';
import {
  cancelImportRoute,
  discardUploadRoute,
  findImportRoute,
  listImportsRoute,
  previewImportRoute,
  refusedRowsRoute,
  startImportRoute,
  undoImportRoute,
  uploadRoute,
} from './imports.ts';
import { createKioskLinkRoute, listKioskLinksRoute, revokeKioskLinkRoute } from './kiosk-links.ts';
import { abandonedRoute, agentDayRoute, callRoute, daysRoute, odditiesRoute } from './look-up.ts';
import { metricsRoute } from './metrics.ts';
import { createOpenApiRoute } from './openapi.ts';
import {
  deletePlanningEventRoute,
  holidaysRoute,
  planningEventsRoute,
  savePlanningEventRoute,
} from './planning/events.ts';
import {
  accuracyRoute,
  decideFlagRoute,
  editsRoute,
  forecastRoute,
  forecastVersionRoute,
  versionChangesRoute,
  planningRoute,
  publishForecastRoute,
  saveEditsRoute,
  savePlanningSettingsRoute,
} from './planning/forecast.ts';
import { cancelPlanningJobRoute, planningJobRoute, startPlanningJobRoute } from './planning/jobs.ts';
import { presenceRoute, requirementRoute } from './planning/requirement.ts';
import { simulatedRoute, whatIfRoute } from './planning/simulated.ts';
import { endSessionRoute, kioskSessionRoute, sessionRoute } from './session.ts';
import { projectionRoute, todayForecastRoute } from './today.ts';
import { trendRoute } from './trend.ts';

/** Every route there is: what is not listed is neither served nor documented. */
export const ROUTES: readonly Route[] = [
  healthRoute,
  eventsRoute,
  sessionRoute,
  endSessionRoute,
  kioskSessionRoute,
  listBoardsRoute,
  getBoardRoute,
  saveBoardRoute,
  deleteBoardRoute,
  listKioskLinksRoute,
  createKioskLinkRoute,
  revokeKioskLinkRoute,
  trendRoute,
  todayForecastRoute,
  projectionRoute,
  historyRoute,
  historyContentsRoute,
  historyExportRoute,
  exportRoute,
  callsRoute,
  uploadRoute,
  previewImportRoute,
  discardUploadRoute,
  startImportRoute,
  listImportsRoute,
  findImportRoute,
  cancelImportRoute,
  undoImportRoute,
  refusedRowsRoute,
  callRoute,
  agentDayRoute,
  abandonedRoute,
  odditiesRoute,
  daysRoute,
  planningRoute,
  savePlanningSettingsRoute,
  startPlanningJobRoute,
  planningJobRoute,
  cancelPlanningJobRoute,
  forecastRoute,
  accuracyRoute,
  editsRoute,
  saveEditsRoute,
  decideFlagRoute,
  planningEventsRoute,
  savePlanningEventRoute,
  deletePlanningEventRoute,
  holidaysRoute,
  publishForecastRoute,
  forecastVersionRoute,
  versionChangesRoute,
  requirementRoute,
  presenceRoute,
  simulatedRoute,
  whatIfRoute,
  metricsRoute,
  createOpenApiRoute(() => ROUTES),
];
