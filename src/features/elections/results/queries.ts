import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

/** The election is over: its result stands in the register from this day on. */
export const finishElection = ({ db, now }: Pick<Context, 'db' | 'now'>, id: number, effectiveOn: Day) =>
  db.updateTable('election').set({ done_at: now, effective_on: effectiveOn }).where('id', '=', id).execute()

/** Elections under way whose last reply is there and takes effect by a day. */
export async function electionsToRegister({ db }: Pick<Context, 'db'>, day: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select election.id from election
    where election.status = 'running' and (
      exists (select from election_reply noted where noted.election_id = election.id and noted.replied_on <= ${day}
        and noted.part = case when election.kind = 'extension' then 'request' else 'result' end)
      or exists (
        select from request join official_document document on document.id = request.document_id
          join official_document reply on reply.id = request.reply_id
        where request.about_kind = 'election' and request.about_id = election.id and request.status = 'agreed'
          and reply.issued_on <= ${day}
          and document.template_key = case when election.kind = 'extension' then 'request-extension'
            else 'request-election-result' end))
    order by election.id`.execute(db)
  return rows.map(({ id }) => id)
}
