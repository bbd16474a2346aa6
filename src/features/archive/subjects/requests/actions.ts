import { affairOf } from '#features/approvals/actions.ts'
import { requestHeld, requestSeen } from '#features/requests/actions.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Finished, officialPaper } from '../../packages/actions.ts'
import { attachmentsOf, papersOf } from '../../packages/queries.ts'
import { requestToFile } from './queries.ts'

/** A request: 复文 before 来文 (DA/T 22-2015, M), what was attached to its affair, and who said what. */
export async function finishedRequest(ctx: Context, id: number, hold: boolean): Promise<Finished> {
  await (hold ? requestHeld : requestSeen)(ctx, id)
  const request = await requestToFile(ctx, id)
  if (!request) throw new Refusal('not-found', 'not-found', { id })
  const ids = [request.replyId, request.documentId].flatMap((one) => one ?? [])
  const rows = await papersOf(ctx, ids)
  const { affairId, organizationId, code, organizationName: name, path } = request
  const passage = affairId ? (await affairOf(ctx, affairId)).timeline : []
  return {
    subject: { kind: 'request', id },
    organization: { id: organizationId, code, name, path },
    affair: request.templateKey,
    ended: !['draft', 'running'].includes(request.status),
    title: null,
    papers: ids.flatMap((one) => rows.filter((row) => row.id === one).map(officialPaper)),
    attachments: affairId ? await attachmentsOf(ctx, affairId) : [],
    passage: passage.map(({ at, name, title, words, opinion }) => ({ at, name, title, words, opinion })),
  }
}
