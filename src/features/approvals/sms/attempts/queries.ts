import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { midnight } from '#platform/midnight.ts'
import type { Outcome } from '../rules.ts'

export type Question = {
  text?: string | undefined
  outcome?: Outcome | undefined
  from?: Day | undefined
  until?: Day | undefined
}

export const attemptsFound = ({ db }: Pick<Context, 'db'>, asked: Question) =>
  db
    .selectFrom('sms_attempt as attempt')
    .innerJoin('message_reply as reply', 'reply.id', 'attempt.reply_id')
    .leftJoin('person', 'person.id', 'reply.person_id')
    .leftJoin('sms_code as code', 'code.id', 'attempt.code_id')
    .leftJoin('affair', 'affair.id', 'code.affair_id')
    .$if(asked.outcome !== undefined, (q) => q.where('attempt.outcome', '=', asked.outcome as Outcome))
    .$if(Boolean(asked.text), (q) =>
      q.where(
        sql<SqlBool>`(strpos(coalesce(person.name, ''), ${asked.text ?? ''}) > 0
          or strpos(reply.from_masked, ${asked.text ?? ''}) > 0 or strpos(coalesce(affair.title, ''), ${asked.text ?? ''}) > 0)`,
      ),
    )
    .$if(asked.from !== undefined, (q) => q.where('attempt.at', '>=', midnight(asked.from ?? '')))
    .$if(asked.until !== undefined, (q) =>
      q.where(sql<SqlBool>`attempt.at < ${midnight(asked.until ?? '')} + interval '1 day'`),
    )
type Found = ReturnType<typeof attemptsFound>

export const pageOfAttempts = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select([
      'reply.id',
      'attempt.at',
      'person.name',
      'reply.from_masked as fromMasked',
      'affair.id as affairId',
      'affair.title',
      'attempt.outcome',
    ])
    .$narrowType<{ outcome: Outcome }>()
    .orderBy('attempt.at', 'desc')
    .orderBy('reply.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countAttempts(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return Number(row.n)
}
