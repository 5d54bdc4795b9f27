import type { Part, WordPart } from '../part.ts';

/** People of the centre, and sheets of them. */
export const people = {
  'person-unknown': ({ agentId }: { readonly agentId: string }) =>
    `There is nobody with the id "${agentId}". Read the list again.`,
  'person-there-already': ({ agentId }: { readonly agentId: string }) =>
    `There is somebody with the id "${agentId}" already. Change that person, or take another id.`,
  'person-changed-meanwhile': ({ agentId }: { readonly agentId: string }) =>
    `Somebody else changed ${agentId} meanwhile, and nothing was saved. Read the list again and repeat your change.`,
  'people-changed-meanwhile':
    'Somebody changed people since this preview was made, and nothing was saved. Make the preview again.',
  'people-in-site-file': ({ file }: { readonly file: string }) =>
    `Names, teams, skills and ids are read from the file ${file} (FLOORCAST_SITE), which is not written from here. Change it there and start Floorcast again, or leave FLOORCAST_SITE out to keep people here.`,
  'people-site-edited':
    'site.json was edited by hand since Floorcast started, and would be overwritten. Start Floorcast again, which reads it, and repeat your change.',
  'person-queue-unknown': ({ queueId }: { readonly queueId: string }) =>
    `There is no queue "${queueId}". Write the id as the phone system has it.`,
  'person-contract-unknown': ({
    contractId,
    known,
  }: {
    readonly contractId: string;
    readonly known: string;
  }) =>
    `There is no contract "${contractId}", only ${known}. Take one of these, or make it in the settings of rosters first.`,
  'person-mentor-self': ({ agentId }: { readonly agentId: string }) =>
    `${agentId} cannot be their own mentor. Name somebody else.`,
  'person-mentor-unknown': ({ mentorId }: { readonly mentorId: string }) =>
    `There is no "${mentorId}" to be a mentor. Name somebody of the list by their id.`,
  'person-phone-taken': ({ phoneId, agentId }: { readonly phoneId: string; readonly agentId: string }) =>
    `The id "${phoneId}" of the phone system belongs to ${agentId} already, and an id is one person’s. Take it from them first.`,
  'person-number-taken': ({ number, agentId }: { readonly number: string; readonly agentId: string }) =>
    `${agentId} has the public number "${number}" already. Take another one.`,
  'person-both-here': ({ phoneId, agentId }: { readonly phoneId: string; readonly agentId: string }) =>
    `"${phoneId}" and ${agentId} are both signed in at this moment, so they are two people or one who is there twice. Sign one of the two out, then tie them.`,
  'stranger-gone': ({ phoneId }: { readonly phoneId: string }) =>
    `The floor knows no "${phoneId}" that belongs to nobody. Read the list again.`,
  'people-too-many': ({ most, has }: { readonly most: number; readonly has: number }) =>
    `A site has at most ${most} people, and this one has ${has} already; this row would be one too many. Leave rows out.`,
  'rule-name-seen': 'must have no characters that cannot be seen or that turn the direction of reading',
  'way-type-anew': 'Type it anew.',
  'rule-no-language-tag': 'must not begin with language:',
  'way-language': 'Put it among the languages.',
  'site-zone-fixed': ({ timeZone }: { readonly timeZone: string }) =>
    `The time zone (${timeZone}) and the start of the day are set in site.json: all days kept so far were cut by them. Stop Floorcast, change them there and start it again; it sums the days up anew.`,
  'people-cell-skills': ({ text }: { readonly text: string }) =>
    `"${text}" is no skill. Write queue:level, several with a semicolon between: billing:1; plans:2.`,
  'people-cell-number': ({ text }: { readonly text: string }) => `"${text}" is no number. Write 2 or 2.5.`,
  'people-cell-yes-no': ({ text }: { readonly text: string }) =>
    `"${text}" is neither yes nor no. Write one of these.`,
  'people-cell-day': ({ text }: { readonly text: string }) =>
    `"${text}" is no day whose parts are told apart. Write the year first, e.g. 2026-03-01.`,
  'people-cell-bad': (
    {
      column,
      value,
      rule,
      wayOut,
    }: { readonly column: Part; readonly value: Part; readonly rule: Part; readonly wayOut: Part },
    word: WordPart,
  ) => `${word(column)} (${word(value)}) ${word(rule)}. ${word(wayOut)}`,
  'people-row-no-id': 'The row has no agent’s id. Fill it in; it is what the phone system calls the agent.',
  'people-row-twice': ({ agentId, row }: { readonly agentId: string; readonly row: number }) =>
    `${agentId} stands in row ${row} already. Remove one of the two rows.`,
  'sheet-kind': 'This is no CSV and no XLSX. Save the sheet as one of these.',
  'people-file-empty': 'The file has no rows. Choose another one.',
  'people-file-no-id': 'No column of this file is called as the agents’ ids are. Say below which one it is.',
  'people-file-large': ({ most }: { readonly most: number }) =>
    `The file is too large: at most ${most} rows and 8 MB. Send it in parts.`,
  'people-columns-bad':
    'The columns must be JSON: names of the file’s columns with what each is. Make the preview without them, and change what it answers.',
};
