import type { Part, WordPart } from '../part.ts';
import { BY_LINK } from './names.ts';

interface OfDay {
  readonly day: string;
}

interface OfAgent {
  readonly agentId: string;
}

/** Rosters: what planners change in them, have proposed and publish. */
export const rosterDesk = {
  'roster-day-changed': ({
    day,
    author,
    revision,
    asked,
  }: OfDay & { readonly author: string; readonly revision: number; readonly asked: number }) =>
    `${author || BY_LINK} changed ${day} meanwhile: it is at revision ${revision}, not ${asked}. Read the day again, then change it.`,
  'roster-day-unsaved': ({ day, asked }: OfDay & { readonly asked: number }) =>
    `Nobody has saved anything of ${day} yet, or it was taken back: it is at revision 0, not ${asked}. Read the day again, then change it.`,
  'roster-day-changed-of': ({
    day,
    author,
    agents,
    names,
  }: OfDay & { readonly author: string; readonly agents: number; readonly names: string }) =>
    `${author || BY_LINK} changed ${day} meanwhile, for ${agents} ${agents === 1 ? 'agent' : 'agents'}: ${names}. Read the day again, then change it.`,
  'roster-revision-missing': ({ day }: OfDay) =>
    `The change of ${day} does not say which revision it was made on. Send revisions["${day}"] as it was read.`,
  'roster-change-twice': ({ agentId, day }: OfAgent & OfDay) =>
    `Agent ${agentId} is changed twice on ${day}. Send one change of an agent and day.`,
  'roster-agent-unknown': ({ agentId }: OfAgent) =>
    `There is no agent '${agentId}' at this site. Write the id as the phone system has it.`,
  'roster-template-unknown': ({ templateId }: { readonly templateId: string }) =>
    `There is no shift template '${templateId}'. Choose one of the roster settings, or add it there.`,
  'roster-shift-overlaps': ({ agentId, day, otherDay }: OfAgent & OfDay & { readonly otherDay: string }) =>
    `The shift of agent ${agentId} on ${day} is not over when that of ${otherDay} begins. Shorten it, or move one of them.`,
  'roster-segments-outside': ({ agentId, day }: OfAgent & OfDay) =>
    `The breaks of agent ${agentId} on ${day} do not fill the shift from its start to its end. Place them anew, or leave segments null.`,
  'roster-long-break-outside': ({
    agentId,
    day,
    after,
    minutes,
  }: OfAgent & OfDay & { readonly after: number; readonly minutes: number }) =>
    `The long break of agent ${agentId} on ${day} would begin ${after} minutes into a shift of ${minutes}. Let it begin within the shift, or leave longBreakAfterMinutes null.`,
  'roster-copy-unknown': ({ copyId }: { readonly copyId: string }) =>
    `There is no copy '${copyId}' of the roster. List the copies to see which there are.`,
  'roster-copy-has-not': ({ day, name }: OfDay & { readonly name: string }) =>
    `The copy '${name}' does not have ${day}. Change days of it, or make another copy.`,
  'roster-copies-too-many': ({ most }: { readonly most: number }) =>
    `There are ${most} copies, and no more are allowed. Delete one that is not needed any more.`,
  'roster-proposal-unknown': ({ proposalId }: { readonly proposalId: string }) =>
    `There is no proposal '${proposalId}'. List the proposals to see which there are.`,
  'roster-proposal-empty': 'The proposal has no roster yet. Wait until it has found one.',
  'roster-version-unknown': ({ versionNo }: { readonly versionNo: number }) =>
    `No roster was published as version ${versionNo}. List the versions to see which there are.`,
  'roster-version-without-agent': ({ versionNo, agentId }: OfAgent & { readonly versionNo: number }) =>
    `Version ${versionNo} of the roster says nothing of an agent '${agentId}'. Read the version to see whom it has.`,
  'roster-nothing-planned': ({ firstDay, days }: { readonly firstDay: string; readonly days: number }) =>
    `Nothing is planned on the ${days} days from ${firstDay}. Plan them first, then publish.`,
  'roster-nothing-new': ({
    versionNo,
    firstDay,
    days,
  }: {
    readonly versionNo: number;
    readonly firstDay: string;
    readonly days: number;
  }) =>
    `There is nothing to publish: the ${days} days from ${firstDay} are as version ${versionNo} published them. Change something first, or choose other days.`,
  'roster-nothing-published': ({ firstDay, days }: { readonly firstDay: string; readonly days: number }) =>
    `Nothing is published on the ${days} days from ${firstDay}, so that nothing can be taken back.`,
  'roster-asked-nobody': 'agentIds ([]) must name somebody. Write ids of agents, or null for everybody.',
  'roster-search-over': ({
    firstDay,
    days,
    today,
  }: {
    readonly firstDay: string;
    readonly days: number;
    readonly today: string;
  }) =>
    `The ${days} days from ${firstDay} are over or run already (today is ${today}), and stay as they are. Choose days after ${today}.`,
  'roster-take-no-days': 'days ([]) must name a day. Write days, or null for all.',
  'roster-take-day-outside': ({
    day,
    firstDay,
    lastDay,
  }: OfDay & { readonly firstDay: string; readonly lastDay: string }) =>
    `${day} is not among the days from ${firstDay} to ${lastDay} that can be taken. Write some of these, or null for all.`,
  'roster-take-over': ({
    firstDay,
    lastDay,
    today,
  }: {
    readonly firstDay: string;
    readonly lastDay: string;
    readonly today: string;
  }) =>
    `What would be taken of ${firstDay} to ${lastDay} is over (today is ${today}), and stays as it was worked. Take days from ${today} on, or correct past days one by one on the board.`,
  'roster-source-unknown': ({ source }: { readonly source: string }) =>
    `'${source}' is no roster. Write live, published, copy:ID, proposal:ID or version:NO.`,
  'roster-no-people':
    'Nobody can be rostered: no agent of the site has skills. Give agents skills in the site, or wait until the floor has seen them.',
  'roster-without-skills': 'No skills are known: the site says none, and the floor has not seen this agent.',
  'roster-not-rostered': 'The roster settings say that this agent is not rostered.',
  'roster-problem-refused': ({ words }: { readonly words: string }) =>
    `No roster can be made with these settings: ${words}`,
  'roster-setting-bad': ({ why }: { readonly why: Part }, word: WordPart) =>
    `The roster settings cannot be used: ${word(why)}`,
  'roster-work-failed':
    "This could not be worked out; the server's log says why. Try again, or choose fewer days.",
  'roster-conflict-impossible':
    'No roster keeps all hard rules. The proposal breaks as few of them as could be found, and says which collide.',
  'roster-not-forecast': ({ firstDay, days }: { readonly firstDay: string; readonly days: number }) =>
    `The ${days} days from ${firstDay} are not all forecast, so that calls cannot be played. Make a forecast, or choose days of it.`,
  'roster-import-unreadable':
    'The file is no XLSX workbook that can be read. Export the roster as XLSX, change the cells, and send that file; or send a list of shifts as CSV.',
  'roster-import-large': ({ most }: { readonly most: number }) =>
    `The file is larger than ${most / 1_048_576} MB. Export fewer days, change the cells, and send that file.`,
  'roster-import-sheet': ({ wanted }: { readonly wanted: string }) =>
    `The workbook has no sheet '${wanted}'. Send the file as it was exported.`,
  /** Words of a workbook. */
  'roster-sheet': 'Roster',
  'roster-sheet-agent': 'agent',
  'roster-sheet-name': 'name',
  'roster-sheet-off': 'off',
  'roster-sheet-leave': 'leave',
  'roster-sheet-fixed': 'fixed day off',
  'roster-import-cell': ({ text }: { readonly text: string }) =>
    `'${text}' is no shift. Write a template with its start and end, e.g. early 08:00-16:30, or nothing for a day off.`,
  'roster-import-agent': ({ text }: { readonly text: string }) =>
    `'${text}' is no agent's id. Leave the first column as it was exported.`,
  'roster-import-day': ({ text }: { readonly text: string }) =>
    `'${text}' is no day of these. Leave the first row as it was exported.`,
  'roster-import-columns': ({ lacking }: { readonly lacking: string }) =>
    `The list has no column for: ${lacking}. Give it a row a shift with the columns agentId, day, start and end, and template where there is one; or send a workbook as it was exported.`,
  'roster-import-rows': ({ most }: { readonly most: number }) =>
    `The list has more than ${most} rows. Send it in parts.`,
  'roster-import-list-day': ({
    text,
    firstDay,
    days,
  }: {
    readonly text: string;
    readonly firstDay: string;
    readonly days: number;
  }) =>
    `'${text}' is no day of the ${days} from ${firstDay} that are open. Write 2026-03-01, and open the days of the list first.`,
  'roster-import-twice': ({ agentId, day }: { readonly agentId: string; readonly day: string }) =>
    `${agentId} has a shift on ${day} in a row above. A day holds one shift: keep one of the rows.`,
  'roster-import-template': ({ text }: { readonly text: string }) =>
    `'${text}' is no shift of the settings. Write one of them, or leave the cell empty for one that fits the times.`,
  'roster-import-no-template': ({ from, to }: { readonly from: string; readonly to: string }) =>
    `No shift of the settings goes from ${from} to ${to}. Add one there, or change its times.`,
  'roster-import-time': ({ text }: { readonly text: string }) =>
    `'${text}' is no time of day. Write 08:00; an end before the start is on the next day.`,
  'way-roster-minutes': 'Write minutes.',
  'way-roster-hours': 'Write hours; 336 are two weeks.',
  'way-roster-price': 'Write what one of them costs, 0 or more.',
  'rule-roster-known': ({ what, id }: { readonly what: string; readonly id: string }) =>
    `must be one of ${what}, and '${id}' is none`,
  'way-roster-known': 'Add it there, or choose another one.',
  'rule-roster-order': 'must not be less than the one before it',
  'rule-after-beginning': 'must be later than its beginning',
  'way-after-beginning': 'Write the end later; of the next day as 30:00 for six in the morning.',
  'roster-interval-unknown': ({ day, atMinute }: OfDay & { readonly atMinute: number }) =>
    `Nothing is needed or counted ${atMinute} minutes into ${day}. Choose an interval of a day with a requirement.`,
  'roster-wish-unknown': ({ agentId, wishId }: OfAgent & { readonly wishId: string }) =>
    `Agent ${agentId} has no wish '${wishId}' on these days. Read the problem of them again.`,
  'roster-day-outside': ({ day }: OfDay) =>
    `${day} is not among the days that were asked about. Ask about days that have it.`,
};
