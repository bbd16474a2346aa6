import { sql } from 'kysely'
import { type Day, firstDayOfYear } from '#basics/days.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import type { Group, Member, Office, Place, Term } from './rules.ts'

type Db = Pick<Context, 'db'>

/** The name of the organization above on a day, and the phone to reach the branch by. */
export async function besideOn(
  { db }: Db,
  id: number,
  day: Day,
): Promise<Pick<Place, 'parentName' | 'contactPhone'>> {
  const { rows } = await sql<Pick<Place, 'parentName' | 'contactPhone'>>`
    select parent.name as "parentName", organization.contact_phone as "contactPhone"
    from organization
      join organization_state state on state.organization_id = organization.id and ${holdsOn('state', day)}
      left join organization_state parent on parent.organization_id = state.parent_id and ${holdsOn('parent', day)}
    where organization.id = ${id}`.execute(db)
  return rows[0] ?? { parentName: null, contactPhone: null }
}

/** The term that ran on a day. */
export async function termOn({ db }: Db, id: number, day: Day): Promise<Term> {
  const found = await db
    .selectFrom('term')
    .where('organization_id', '=', id)
    .where('from_on', '<=', day)
    .where(sql<boolean>`coalesce(ended_on, 'infinity') > ${day}`)
    .select(['from_on as fromOn', 'ends_on as endsOn', 'years'])
    .orderBy('from_on', 'desc')
    .executeTakeFirst()
  return found ?? null
}

/** The members of a branch on a day, as they stood then. */
export async function membersOn({ db }: Db, id: number, day: Day): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select person.id, person.name, person.gender, person.ethnicity, person.birth_date as "birthDate",
      standing.education, standing.political_status as "politicalStatus", standing.group_id as "groupId",
      standing.employment = 'retired' as retired, person.joined_on as "joinedOn",
      case when person.became_full_on <= ${day} then person.became_full_on end as "becameFullOn"
    from standing join person on person.id = standing.person_id
    where standing.organization_id = ${id} and standing.membership = 'active' and ${holdsOn('standing', day)}
    order by person.name_pinyin, person.id`.execute(db)
  return rows
}

/** Who held a post at some time from the first day of a year to a day. */
export async function officesIn({ db }: Db, id: number, year: number, day: Day): Promise<Office[]> {
  const { rows } = await sql<Office>`
    select person.id as "personId", person.name, post.kind, post.duty, post.group_id as "groupId",
      post.from_on as "from", case when post.until_on <= ${day} then post.until_on end as "until"
    from post join person on person.id = post.person_id
    where post.organization_id = ${id} and post.from_on <= ${day}
      and coalesce(post.until_on, 'infinity') > ${firstDayOfYear(year)}
    order by array_position(array['secretary', 'deputySecretary', 'committeeMember', 'convener', 'groupLeader'], post.kind),
      post.from_on, post.id`.execute(db)
  return rows
}

export const groupsOn = ({ db }: Db, id: number, day: Day): Promise<Group[]> =>
  db
    .selectFrom('party_group')
    .where('organization_id', '=', id)
    .where(holdsOn('party_group', day))
    .select(['id', 'name', 'from_on as from'])
    .orderBy('id')
    .execute()
