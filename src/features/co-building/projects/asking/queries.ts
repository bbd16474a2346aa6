import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { RequestStatus } from '#features/requests/rules.ts'
import type { Context } from '#platform/context.ts'

export type Asked = {
  id: number
  status: RequestStatus
  number: string | null
  replyNumber: string | null
  repliedOn: Day | null
}

/** The last 立项请示 of a project that was not taken back; 不同意 in the review refuses without a reply. */
export async function requestFor({ db }: Pick<Context, 'db'>, projectId: number): Promise<Asked | null> {
  const { rows } = await sql<Asked>`
    select request.id, document.number, reply.number as "replyNumber", reply.issued_on as "repliedOn",
      case when request.status = 'running' and affair.status = 'declined' then 'refused' else request.status end as status
    from request
      join official_document document on document.id = request.document_id
      left join affair on affair.id = request.affair_id
      left join official_document reply on reply.id = request.reply_id and request.replied_at is not null
    where request.about_kind = 'coBuilding' and request.about_id = ${projectId} and request.status <> 'withdrawn'
    order by request.id desc limit 1`.execute(db)
  return rows[0] ?? null
}
