import { z } from 'zod';
import {
  changedSchema,
  copiesSchema,
  copyRequestSchema,
  copySchema,
  takeSchema,
} from '../../roster-schemas/days.ts';
import { proposalSchema, proposalsSchema } from '../../roster-schemas/versions.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';
import { WrittenJson } from '../../written-json.ts';

const ofCopy = z.object({ copyId: idSchema });
const ofProposal = z.object({ proposalId: idSchema });

export const rosterCopiesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/copies',
  needs: 'see-rosters',
  summary: 'Named what-if copies of rosters, newest first.',
  answer: copiesSchema,
  handle: ({ parts }) => parts.planning.rosters.listCopies(),
});

export const makeRosterCopyRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/copies',
  needs: 'edit-rosters',
  summary: 'Copies some days of a roster, to be changed beside it.',
  body: copyRequestSchema,
  answer: copySchema,
  audit: { action: 'roster-copy-made', target: (_, { id, name }) => ({ id, name }) },
  handle: ({ body, author, parts }) => parts.planning.rosters.makeCopy({ ...body, author }),
});

export const takeRosterCopyRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/copies/{copyId}/take',
  needs: 'edit-rosters',
  summary: 'Takes a copy over into the working roster, wholly or by agents and days.',
  params: ofCopy,
  body: takeSchema,
  answer: changedSchema,
  audit: { action: 'roster-taken-over', target: ({ params }) => ({ id: params.copyId, name: 'copy' }) },
  handle: ({ params, body, author, parts }) =>
    parts.planning.rosters.takeCopy(params.copyId, { ...body, author }),
});

export const deleteRosterCopyRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/rosters/copies/{copyId}',
  needs: 'edit-rosters',
  summary: 'Deletes a copy. Deleting it twice is harmless.',
  params: ofCopy,
  answer: null,
  audit: {
    action: 'roster-copy-deleted',
    target: ({ params }, _, copy) => ({ id: params.copyId, name: (copy as { readonly name: string }).name }),
    before: async ({ params, parts }) =>
      (await parts.planning.rosters.listCopies()).copies.find(({ id }) => id === params.copyId),
  },
  handle: ({ params, parts }) => parts.planning.rosters.removeCopy(params.copyId),
});

export const rosterProposalsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/proposals',
  needs: 'see-rosters',
  summary: 'Rosters that jobs of kind roster found and find, newest first.',
  answer: proposalsSchema,
  handle: ({ parts }) => parts.planning.rosters.listProposals(),
});

export const rosterProposalRoute = defineRoute({
  method: 'get',
  path: '/api/v1/rosters/proposals/{proposalId}',
  needs: 'see-rosters',
  summary: 'A proposal: how far it has come, its history and its roster.',
  params: ofProposal,
  answer: proposalSchema,
  handle: async ({ params, parts }) =>
    new WrittenJson(await parts.planning.rosters.readProposal(params.proposalId)),
});

export const stopRosterProposalRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/proposals/{proposalId}/stop',
  needs: 'run-planning',
  summary: 'Ends the search early, with the best so far.',
  params: ofProposal,
  answer: proposalSchema,
  audit: { action: 'roster-proposal-stopped', target: ofThisProposal },
  handle: async ({ params, parts }) =>
    new WrittenJson(await parts.planning.rosters.stopProposal(params.proposalId)),
});

export const takeRosterProposalRoute = defineRoute({
  method: 'post',
  path: '/api/v1/rosters/proposals/{proposalId}/take',
  needs: 'edit-rosters',
  summary: 'Takes a proposal over into the working roster, wholly or by agents and days.',
  params: ofProposal,
  body: takeSchema,
  answer: changedSchema,
  audit: { action: 'roster-taken-over', target: ofThisProposal },
  handle: ({ params, body, author, parts }) =>
    parts.planning.rosters.takeProposal(params.proposalId, { ...body, author }),
});

export const deleteRosterProposalRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/rosters/proposals/{proposalId}',
  needs: 'run-planning',
  summary: 'Drops a proposal; a search that runs is cancelled. Dropping it twice is harmless.',
  params: ofProposal,
  answer: null,
  audit: { action: 'roster-proposal-deleted', target: ofThisProposal },
  handle: ({ params, parts }) => parts.planning.rosters.removeProposal(params.proposalId),
});

function ofThisProposal({ params }: { readonly params: { readonly proposalId: string } }) {
  return { id: params.proposalId, name: 'proposal' };
}
