/** Adherence: what supervisors excuse and agents contest. */
export const adherence = {
  'adherence-time-bad':
    'The time must end after it begins and be at most a day long. Set its beginning or its end anew.',
  'adherence-agent-unknown': ({ agentId }: { readonly agentId: string }) =>
    `There is no agent '${agentId}' at this site. Write the id as the phone system has it.`,
  'adherence-exception-unknown': ({ id }: { readonly id: string }) =>
    `There is no exception '${id}'. Read the list again.`,
  'adherence-contest-unknown': ({ id }: { readonly id: string }) =>
    `There is nothing contested under '${id}'. Read the list again.`,
  'adherence-contest-decided': 'Somebody else decided this meanwhile. Read the list again.',
};
