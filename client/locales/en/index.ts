import { accounts } from './accounts.ts';
import { adherence } from './adherence.ts';
import { boardsList } from './boards-list.ts';
import { common } from './common.ts';
import { desk } from './desk.ts';
import { editor } from './editor.ts';
import { floorHelp } from './floor-help.ts';
import { forecast } from './forecast.ts';
import { forecastEvents } from './forecast-events.ts';
import { forecastPlan } from './forecast-plan.ts';
import { frame } from './frame.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { links } from './links.ts';
import { me } from './me.ts';
import { notices } from './notices.ts';
import { oddities } from './oddities.ts';
import { outlook } from './outlook.ts';
import { people } from './people.ts';
import { replay } from './replay.ts';
import { requests } from './requests.ts';
import { requirement } from './requirement.ts';
import { roster } from './roster.ts';
import { rosterPeople } from './roster-people.ts';
import { rosterPlan } from './roster-plan.ts';
import { rosterRules } from './roster-rules.ts';
import { rosterSettings } from './roster-settings.ts';
import { rosterShifts } from './roster-shifts.ts';
import { rostered } from './rostered.ts';
import { signIn } from './sign-in.ts';
import { wall } from './wall.ts';

/** English, and the shape the other languages must fill: a missing key does not compile. */
export const en = {
  accounts,
  adherence,
  common,
  wall,
  boardsList,
  desk,
  editor,
  floorHelp,
  forecast,
  forecastEvents,
  forecastPlan,
  frame,
  history,
  imports,
  links,
  me,
  notices,
  oddities,
  outlook,
  people,
  replay,
  requests,
  requirement,
  roster,
  rosterPeople,
  rosterPlan,
  rosterRules,
  rosterSettings,
  rosterShifts,
  rostered,
  signIn,
};

export type Words = typeof en;
