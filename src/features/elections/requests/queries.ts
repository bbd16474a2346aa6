import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { NotedReply, Requested, RequestPart } from './rules.ts'

type Writer = Pick<Context, 'db'>

/** The requests that were started for something, in their order. */
export const requestsAbout = (
  { db }: Writer,
  kind: 'election' | 'establishment',
  id: number,
): Promise<Requested[]> =>
  db
    .selectFrom('request')
    .innerJoin('official_document as document', 'document.id', 'request.document_id')
    .leftJoin('official_document as reply', 'reply.id', 'request.reply_id')
    .where('request.about_kind', '=', kind)
    .where('request.about_id', '=', id)
    .select([
      'request.id',
      'document.template_key as templateKey',
      'document.number',
      'reply.number as replyNumber',
    ])
    .select(sql<Requested['status']>`request.status`.as('status'))
    .select((eb) =>
      eb
        .case()
        .when('request.replied_at', 'is not', null)
        .then(eb.ref('reply.issued_on'))
        .end()
        .as('repliedOn'),
    )
    .orderBy('request.id')
    .execute()

export const notedReplies = ({ db }: Writer, electionId: number): Promise<NotedReply[]> =>
  db
    .selectFrom('election_reply')
    .where('election_id', '=', electionId)
    .select(['number', 'replied_on as repliedOn'])
    .select(sql<RequestPart>`part`.as('part'))
    .execute()

export const insertReply = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  electionId: number,
  { part, number, repliedOn }: NotedReply,
) =>
  db
    .insertInto('election_reply')
    .values({
      election_id: electionId,
      part,
      number,
      replied_on: repliedOn,
      noted_at: now,
      noted_by: actor.name,
    })
    .execute()
