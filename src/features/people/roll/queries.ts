import { type SqlBool, sql } from 'kysely'
import { addDays, bornAtLatest } from '#basics/days.ts'
import { whyNotIdentityNumber } from '#basics/identity-number.ts'
import { collegeOrAbove, educationGroups } from '#basics/standards/education.ts'
import { han } from '#basics/standards/ethnicity.ts'
import { below, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'
import { membersOf, type Node } from '../figures/queries.ts'
import { placedWithin } from '../queries.ts'
import type { RollQuestion } from './contract.ts'

export type RollScope = Pick<Context, 'db' | 'reach' | 'today' | 'sealing'>

/**
 * People within reach that answer the question. `path`: of the organization asked for, itself found within
 * reach; else null. The dearest conditions stand last: the database tries them in this order.
 */
export function rollOf(scope: RollScope, question: RollQuestion, path: string | null) {
  const { db, reach, today } = scope
  const { text, gender, minority, ageFrom, ageTo, education, politicalStatus, occupation, employment } =
    question
  return db
    .selectFrom('person')
    .where(path === null ? placedWithin(reach) : below('person.organization_path', path))
    .$if(question.circle !== 'members', (q) => q.where('person.withdrawn_at', 'is', null))
    .$if(question.circle !== 'all', (q) => q.where(circleOf(question.circle)))
    .$if(Boolean(gender), (q) => q.where('person.gender', '=', gender ?? 'male'))
    .$if(minority !== undefined, (q) => q.where('person.ethnicity', minority ? '<>' : '=', han))
    .$if(ageFrom !== undefined, (q) => q.where('person.birth_date', '<=', bornAtLatest(today, ageFrom ?? 0)))
    .$if(ageTo !== undefined, (q) => q.where('person.birth_date', '>', bornAtLatest(today, (ageTo ?? 0) + 1)))
    .$if(Boolean(education?.length), (q) =>
      q.where(
        'person.education',
        'in',
        (education ?? []).flatMap((group) => educationGroups[group]),
      ),
    )
    .$if(question.collegeOrAbove === true, (q) => q.where('person.education', 'in', collegeOrAbove))
    .$if(Boolean(politicalStatus?.length), (q) =>
      q.where('person.political_status', 'in', politicalStatus ?? []),
    )
    .$if(Boolean(occupation?.length), (q) => q.where('person.occupation', 'in', occupation ?? []))
    .$if(Boolean(employment?.length), (q) => q.where('person.employment', 'in', employment ?? []))
    .$if(Boolean(question.joinedFrom), (q) => q.where('person.joined_on', '>=', question.joinedFrom ?? ''))
    .$if(Boolean(question.joinedTo), (q) =>
      q.where('person.joined_on', '<', addDays(question.joinedTo ?? today, 1)),
    )
    .$if(question.mobile === true, (q) => q.where('person.mobile_since', 'is not', null))
    .$if(question.lost === true, (q) => q.where('person.lost_since', 'is not', null))
    .$if(Boolean(text), (q) => q.where(named(scope, text ?? '')))
    .$if(question.post === true, (q) => q.where(holdsPost(today)))
}
type Roll = ReturnType<typeof rollOf>

function circleOf(circle: RollQuestion['circle']) {
  if (circle === 'members') return sql<SqlBool>`person.membership = 'active'`
  if (circle === 'formerMembers') return sql<SqlBool>`person.membership in ('suspended', 'ended')`
  if (circle === 'development')
    return sql<SqlBool>`person.political_status in ('applicant', 'activist', 'candidate')`
  return sql<SqlBool>`person.membership = 'none' and person.political_status not in ('applicant', 'activist', 'candidate')`
}

const holdsPost = (today: string) =>
  sql<SqlBool>`exists (select from post where post.person_id = person.id and post.from_on <= ${today} and (post.until_on is null or post.until_on > ${today}))`

/** Part of a name, pinyin or its initials, 工号, or a whole identity or phone number, found by its keyed hash. */
function named({ sealing }: RollScope, text: string) {
  const plain = text.toUpperCase()
  if (whyNotIdentityNumber(plain) === null)
    return sql<SqlBool>`person.identity_number_key = ${sealing.keyOf(plain)}`
  if (/^1\d{10}$/.test(text))
    return sql<SqlBool>`person.phone_key = ${sealing.keyOf(text)} or person.employee_no = ${text}`
  if (/^[\x20-\x7e]+$/.test(text)) {
    const low = text.toLowerCase().replaceAll(' ', '')
    return sql<SqlBool>`(starts_with(person.name_initials, ${low}) or starts_with(person.name_pinyin, ${low}) or starts_with(person.employee_no, ${text}))`
  }
  const characters = [...new Set(text)]
  return sql<SqlBool>`(string_to_array(person.name, null) @> ${characters}::text[] and strpos(person.name, ${text}) > 0)`
}

export async function countOf(roll: Roll): Promise<number> {
  const row = await roll.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return row.n
}

const orders = {
  tree: ['organization_path', 'employee_no'],
  name: ['name_pinyin', 'name'],
  employeeNo: ['employee_no'],
  birthDate: ['birth_date'],
  joinedOn: ['joined_on'],
  becameFullOn: ['became_full_on'],
} as const
type Order = Pick<RollQuestion, 'sort' | 'descending'>

const orderOf = ({ sort, descending }: Order) => {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql.join([...orders[sort], 'id'].map((column) => sql`${sql.ref(column)} ${direction}`))
}
const sortable = (roll: Roll, { sort }: Order) =>
  roll.select(['person.id', ...orders[sort].map((column) => `person.${column}` as const)])

/** Nothing narrows the question but the place: all its members. */
const isWhole = (question: RollQuestion) =>
  question.circle === 'members' &&
  Object.entries(question).every(([key, value]) => everyQuestionHas.has(key) || !value?.toString())
const everyQuestionHas = new Set(['organizationId', 'circle', 'sort', 'descending', 'page', 'size'])

/**
 * How many answer, and the ids of one page of them, in one statement. A text is looked for in every name within reach:
 * that is done once, for both. Without one the page comes from the index, and only the count reads them all; all
 * members of a place are counted already, by the figures.
 */
export async function pageOf(
  db: Database,
  roll: Roll,
  question: RollQuestion & { page: number; size: number },
  place: Node | null,
): Promise<{ total: number; ids: number[] }> {
  const once = question.text ? sql`materialized` : sql`not materialized`
  const total = place && isWhole(question) ? membersOf(place) : sql`select count(*)::int from found`
  const { rows } = await sql<{ total: number; ids: number[] }>`
    with found as ${once} (${sortable(roll, question)})
    select (${total}) as total, array(
      select id from found order by ${orderOf(question)}
      limit ${question.size} offset ${(question.page - 1) * question.size}) as ids`.execute(db)
  return rows[0] ?? { total: 0, ids: [] }
}

/** The ids of all that answer, in the order asked for. */
export async function idsOf(db: Database, roll: Roll, order: Order): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from (${sortable(roll, order)}) found order by ${orderOf(order)}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The rows of these people, in this order, with the names of places and posts. */
export function rowsOf(db: Database, ids: number[], today: string) {
  return db
    .selectFrom(
      sql<{ id: number; place: number }>`unnest(${ids}::int[]) with ordinality`.as<'chosen'>(
        sql`chosen(id, place)`,
      ),
    )
    .innerJoin('person', 'person.id', 'chosen.id')
    .leftJoin('organization as own', 'own.id', 'person.organization_id')
    .leftJoin('organization as above', 'above.id', 'own.parent_id')
    .leftJoin('party_group', 'party_group.id', 'person.group_id')
    .select([
      'person.id',
      'person.employee_no as employeeNo',
      'person.name',
      'person.gender',
      'person.ethnicity',
      'person.birth_date as birthDate',
      'person.identity_number_masked as identityNumber',
      'person.phone_masked as phone',
      'person.organization_id as organizationId',
      'own.name as organizationName',
      'above.name as parentName',
      'party_group.name as groupName',
      'person.political_status as politicalStatus',
      'person.membership',
      'person.joined_on as joinedOn',
      'person.became_full_on as becameFullOn',
      'person.education',
      'person.degree',
      'person.occupation',
      'person.employment',
      'person.work_started_on as workStartedOn',
      'person.mobile_since as mobileSince',
      'person.mobile_to as mobileTo',
      'person.lost_since as lostSince',
      'person.native_place as nativePlace',
      postsOf(today).as('posts'),
    ])
    .orderBy('chosen.place')
    .execute()
}
/** The sealed numbers of people, for an export that was asked for with a reason. */
export async function numbersOf(db: Database, ids: number[]) {
  const rows = await db
    .selectFrom('person')
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .select(['id', 'identity_number_sealed as identityNumber', 'phone_sealed as phone'])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type RollRecord = Awaited<ReturnType<typeof rowsOf>>[number]

/** The posts a person holds on a day, as one text: 星河一室党支部书记、… */
const postsOf = (today: string) => sql<string | null>`(
  select string_agg(coalesce(nullif(place.short_name, ''), place.name) || ' ' || post.kind || ' ' || coalesce(post.duty, ''), '|' order by post.id)
  from post join organization place on place.id = post.organization_id
  where post.person_id = person.id and post.from_on <= ${today} and (post.until_on is null or post.until_on > ${today}))`

/** A few people and organizations within reach by name, initials or number: for the header's search. */
export async function hitsOf(scope: RollScope, text: string) {
  const people = await rollOf(scope, { circle: 'all', sort: 'tree', descending: false, text }, null)
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .select([
      'person.id',
      'person.name',
      sql<string>`concat_ws(' · ', person.employee_no, organization.name)`.as('note'),
    ])
    .orderBy(sql`person.membership <> 'active'`)
    .orderBy('person.name_pinyin')
    .limit(8)
    .execute()
  const organizations = await scope.db
    .selectFrom('organization')
    .where(within('organization.path', scope.reach))
    .where('closed_on', 'is', null)
    .where((eb) =>
      eb.or([
        sql<SqlBool>`strpos(name, ${text}) > 0`,
        sql<SqlBool>`strpos(coalesce(short_name, ''), ${text}) > 0`,
        sql<SqlBool>`starts_with(name_initials, ${text.toLowerCase()})`,
        eb('code', '=', text),
      ]),
    )
    .select(['id', 'name', 'code as note'])
    .orderBy('path')
    .limit(5)
    .execute()
  return [
    ...people.map((hit) => ({ kind: 'person' as const, ...hit })),
    ...organizations.map((hit) => ({ kind: 'organization' as const, ...hit })),
  ]
}
