import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#basics/days.ts'
import { below } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { itemsWithin, typed } from '../queries.ts'
import { soonDays, type WorkItemKind, type WorkItemState } from '../rules.ts'

type Scope = Pick<Context, 'db' | 'reach'>

export type Filters = {
  path: string
  today: Day
  text?: string | undefined
  kinds?: WorkItemKind[] | undefined
  states?: WorkItemState[] | undefined
  origin?: 'given' | 'own' | undefined
  from?: Day | undefined
  to?: Day | undefined
}
export type Order = { sort: 'dueOn' | 'organization' | 'openedOn' | 'title'; descending: boolean }

/** The states as the database knows them: by how it ended, and of what runs by its day. */
function standing(states: WorkItemState[], today: Day) {
  const soonBy = addDays(today, soonDays)
  const asked = {
    running: sql<SqlBool>`(work_item.status = 'open' and work_item.due_on > ${soonBy})`,
    soon: sql<SqlBool>`(work_item.status = 'open' and work_item.due_on between ${today} and ${soonBy})`,
    overdue: sql<SqlBool>`(work_item.status = 'open' and work_item.due_on < ${today})`,
    done: sql<SqlBool>`work_item.status = 'done'`,
    cancelled: sql<SqlBool>`work_item.status = 'cancelled'`,
  }
  return sql<SqlBool>`(${sql.join(
    states.map((state) => asked[state]),
    sql` or `,
  )})`
}

const named = (text: string) =>
  sql<SqlBool>`(strpos(work_item.title, ${text}) > 0 or strpos(work_item.source, ${text}) > 0
    or strpos(organization.name, ${text}) > 0 or strpos(coalesce(organization.short_name, ''), ${text}) > 0
    or exists (select from work_item_person one join person on person.id = one.person_id
      where one.work_item_id = work_item.id and strpos(person.name, ${text}) > 0))`

export const listItems = (ctx: Scope, filters: Filters) =>
  itemsWithin(ctx)
    .where(below('organization.path', filters.path))
    .$if(Boolean(filters.kinds?.length), (q) => q.where('work_item.kind', 'in', filters.kinds ?? []))
    .$if(Boolean(filters.states?.length), (q) => q.where(standing(filters.states ?? [], filters.today)))
    .$if(filters.origin === 'given', (q) => q.where('work_item.given_by_id', 'is not', null))
    .$if(filters.origin === 'own', (q) => q.where('work_item.given_by_id', 'is', null))
    .$if(Boolean(filters.from), (q) => q.where('work_item.due_on', '>=', filters.from ?? ''))
    .$if(Boolean(filters.to), (q) => q.where('work_item.due_on', '<=', filters.to ?? ''))
    .$if(Boolean(filters.text), (q) => q.where(named(filters.text ?? '')))
type Found = ReturnType<typeof listItems>

const orders = {
  dueOn: sql`work_item.due_on`,
  organization: sql`organization.path`,
  openedOn: sql`work_item.opened_on`,
  title: sql`work_item.title`,
}

/** What is under way stands before what has ended. */
export const pageOfItems = (found: Found, order: Order, page: { limit: number; offset: number }) =>
  found
    .select(typed)
    .select([
      'work_item.id',
      'work_item.organization_id as organizationId',
      'work_item.title',
      'work_item.source',
      'work_item.opened_on as openedOn',
      'work_item.due_on as dueOn',
      'work_item.done_on as doneOn',
      'work_item.done_words as doneWords',
      sql<string>`coalesce(organization.short_name, organization.name)`.as('organizationName'),
      sql<string | null>`(select string_agg(person.name, '、' order by person.name_pinyin)
        from work_item_person one join person on person.id = one.person_id
        where one.work_item_id = work_item.id)`.as('people'),
      sql<number>`((select count(*) from work_item_note where work_item_id = work_item.id)
        + (select count(*) from work_item_file where work_item_id = work_item.id))::int`.as('evidence'),
    ])
    .orderBy(sql`work_item.status <> 'open'`)
    .orderBy(orders[order.sort], order.descending ? 'desc' : 'asc')
    .orderBy('work_item.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute()

export async function countItems(found: Found): Promise<number> {
  const row = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}
