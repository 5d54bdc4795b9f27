import type { Words } from '../en/index.ts';
import { boardsList } from './boards-list.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { editor } from './editor.ts';
import { forecast } from './forecast.ts';
import { forecastEvents } from './forecast-events.ts';
import { forecastPlan } from './forecast-plan.ts';
import { frame } from './frame.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { links } from './links.ts';
import { oddities } from './oddities.ts';
import { outlook } from './outlook.ts';
import { replay } from './replay.ts';
import { requirement } from './requirement.ts';
import { wall } from './wall.ts';

export const zhTw: Words = {
  common,
  wall,
  boardsList,
  desk,
  editor,
  forecast,
  forecastEvents,
  forecastPlan,
  frame,
  history,
  imports,
  links,
  oddities,
  outlook,
  replay,
  requirement,
};
