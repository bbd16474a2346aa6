import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { below, holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActKey } from '../acts/rules.ts'
import { admissionsWithin, rowsOf, type Scope } from '../queries.ts'
import type { Stage } from '../steps/rules.ts'

export type Filters = {
  text?: string | undefined
  path: string
  stages?: Stage[] | undefined
  nextActs?: ActKey[] | undefined
  status: 'running' | 'done' | 'ended'
  only?: 'late' | 'missing' | 'ready' | 'mentors' | undefined
  today: Day
}

/** The last mentors named are not all of the branch any more, and nobody is a member yet: see mentoring/rules.ts. */
const wantsMentors = sql<SqlBool>`exists (
  select from admission_helper helper
  join person mentor on mentor.id = helper.person_id
  where helper.entry_id = (
      select entry.id from admission_entry entry where entry.admission_id = admission.id and entry.act = 'mentors'
      order by entry.seq desc limit 1
    )
    and (mentor.organization_id is distinct from person.organization_id
      or mentor.political_status <> 'fullMember' or mentor.membership <> 'active')
) and person.organization_id is not null and not exists (
  select from admission_entry entry where entry.admission_id = admission.id and entry.act = 'approval' and entry.passed
)`

export const listAdmissions = (ctx: Scope, { text, path, stages, nextActs, status, only, today }: Filters) =>
  admissionsWithin(ctx)
    .where('admission.status', '=', status)
    .where(below('person.organization_path', path))
    .$if(Boolean(stages?.length), (q) => q.where('admission.stage', 'in', stages ?? []))
    .$if(Boolean(nextActs?.length), (q) => q.where('admission.next_act', 'in', nextActs ?? []))
    .$if(only === 'late', (q) => q.where('admission.next_by', '<', today))
    .$if(only === 'missing', (q) => q.where('admission.missing', '>', 0))
    .$if(only === 'ready', (q) =>
      q.where(sql<SqlBool>`coalesce(admission.next_from, '-infinity') <= ${today}`),
    )
    .$if(only === 'mentors', (q) => q.where('admission.status', '=', 'running').where(wantsMentors))
    .$if(Boolean(text), (q) =>
      q.where(sql<SqlBool>`(strpos(person.name, ${text ?? ''}) > 0 or person.name_initials like ${`${(text ?? '').toLowerCase()}%`}
        or person.employee_no = ${text ?? ''} or strpos(organization.name, ${text ?? ''}) > 0
        or strpos(coalesce(organization.short_name, ''), ${text ?? ''}) > 0)`),
    )

export type Sort = 'by' | 'name' | 'organization' | 'applied'
const orders: Record<Sort, ReturnType<typeof sql>> = {
  by: sql`admission.next_by nulls last`,
  name: sql`person.name_pinyin`,
  organization: sql`person.organization_path`,
  applied: sql`admission.applied_on`,
}

export const pageOfAdmissions = (
  found: ReturnType<typeof listAdmissions>,
  { sort, limit, offset }: { sort: Sort; limit: number; offset: number },
) =>
  rowsOf(found)
    .select(['admission.applied_on as appliedOn', 'admission.missing'])
    .select(sql<string | null>`coalesce(organization.short_name, organization.name)`.as('branchName'))
    .orderBy(orders[sort])
    .orderBy('admission.id')
    .limit(limit)
    .offset(offset)
    .execute()

export async function countAdmissions(found: ReturnType<typeof listAdmissions>): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** The highest organization within reach. @throws Refusal not-found */
export async function topOf({ db, reach }: Scope): Promise<number> {
  const found = await db
    .selectFrom('organization')
    .where(within('organization.path', reach))
    .select('id')
    .orderBy(sql`length(path)`)
    .orderBy('path')
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found')
  return found.id
}

/** The organizations directly below one on a day. */
export const unitsBelow = ({ db }: Pick<Context, 'db'>, id: number, on: Day) =>
  db
    .selectFrom('organization_state as state')
    .where('state.parent_id', '=', id)
    .where(holdsOn('state', on))
    .select(['state.organization_id as id', 'state.path'])
    .select(sql<string>`coalesce(state.short_name, state.name)`.as('name'))
    .orderBy('state.path')
    .execute()
