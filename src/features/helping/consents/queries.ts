import { type SqlBool, sql } from 'kysely'
import type { HelpedAct } from '#basics/contract.ts'
import type { Day } from '#basics/days.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context, Reader } from '#platform/context.ts'

type Db = Pick<Context, 'db'>

export const papersOf = ({ db }: Db, consentId: number) =>
  db
    .selectFrom('helping_paper as paper')
    .innerJoin('stored_file', 'stored_file.id', 'paper.file_id')
    .where('paper.consent_id', '=', consentId)
    .select(['paper.id', 'stored_file.name', 'stored_file.type', 'stored_file.digest'])
    .select(['paper.added_at as addedAt', 'paper.added_by as addedBy'])
    .orderBy('paper.id')
    .execute()

export const insertPaper = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  consentId: number,
  fileId: number,
) =>
  db
    .insertInto('helping_paper')
    .values({ consent_id: consentId, file_id: fileId, added_at: now, added_by: actor.name })
    .execute()

export type DoneFilters = {
  text?: string | undefined
  consentId?: number | undefined
  from?: Day | undefined
  until?: Day | undefined
  path: string
}

const done = ({ db }: Db) =>
  db
    .selectFrom('helping_act as done')
    .innerJoin('helping_consent as consent', 'consent.id', 'done.consent_id')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .innerJoin('person as helper', 'helper.id', 'consent.helper_id')
    .innerJoin('organization', 'organization.id', 'consent.organization_id')

const on = sql<Day>`(done.done_at at time zone 'Asia/Shanghai')::date`

export const doneWithin = (ctx: Pick<Reader, 'db' | 'reach'>, asked: DoneFilters) =>
  done(ctx)
    .where(within('organization.path', ctx.reach))
    .where(below('organization.path', asked.path))
    .$if(Boolean(asked.text), (q) =>
      q.where(sql<SqlBool>`(strpos(person.name, ${asked.text ?? ''}) > 0 or strpos(helper.name, ${asked.text ?? ''}) > 0
        or strpos(done.title, ${asked.text ?? ''}) > 0)`),
    )
    .$if(asked.consentId !== undefined, (q) => q.where('done.consent_id', '=', asked.consentId ?? 0))
    .$if(asked.from !== undefined, (q) => q.where(on, '>=', asked.from ?? ''))
    .$if(asked.until !== undefined, (q) => q.where(on, '<=', asked.until ?? ''))

/** What was done for one member, whoever did it. */
export const doneFor = (ctx: Db, personId: number) => done(ctx).where('consent.person_id', '=', personId)
type Found = ReturnType<typeof doneWithin>

export const pageOfDone = (found: Found, page: { limit: number; offset: number }) =>
  found
    .select([
      'done.id',
      'done.consent_id as consentId',
      'person.name as personName',
      'helper.name as helperName',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<HelpedAct | 'any'>`done.act`.as('act'),
      'done.title',
      'done.about',
      'done.done_at as doneAt',
    ])
    .orderBy('done.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countDone(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
