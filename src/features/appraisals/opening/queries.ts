import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { holdsOn, within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'

type Scope = Pick<Context, 'db' | 'reach'>
type Db = Pick<Context, 'db'>

/** Opens rounds of a year in many branches at once, each with the members of the day. */
export async function insertRounds(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  ids: number[],
  given: { year: number; rollOn: Day; oneIn: number; meetingId: number | null },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into appraisal_round (organization_id, year, roll_on, excellent_one_in, meeting_id, opened_at, opened_by)
    select id, ${given.year}, ${given.rollOn}, ${given.oneIn}, ${given.meetingId}::int, ${now.toISOString()}::timestamptz, ${actor.name}
    from unnest(${ids}::int[]) as branch (id)
    on conflict (organization_id, year) do nothing returning id`.execute(db)
  const opened = rows.map(({ id }) => id)
  await writeRoll({ db }, opened)
  return opened
}

/** The roll of the round's day: who had his formal relation in the branch. */
const writeRoll = ({ db }: Db, rounds: number[]) =>
  sql`
    insert into appraisal_member (round_id, person_id, name, probationary)
    select round.id, person.id, person.name, standing.political_status = 'probationaryMember'
    from appraisal_round round
      join standing on standing.organization_id = round.organization_id and standing.membership = 'active'
        and standing.from_on <= round.roll_on and coalesce(standing.until_on, 'infinity') > round.roll_on
      join person on person.id = standing.person_id
    where round.id = any(${rounds}::int[])`.execute(db)

/** Branches below a path that hold members and have no round of the year. */
export const branchesWithout = ({ db, reach }: Scope, path: string, year: number, day: Day) =>
  db
    .selectFrom('organization')
    .innerJoin('organization_state as state', 'state.organization_id', 'organization.id')
    .where(holdsOn('state', day))
    .where('state.kind', 'in', ['branch', 'jointBranch'])
    .where('organization.closed_on', 'is', null)
    .where(sql<boolean>`coalesce(organization.established_on, '-infinity') <= ${day}`)
    .where(sql<boolean>`starts_with(organization.path, ${path})`)
    .where(within('organization.path', reach))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('appraisal_round as round')
            .whereRef('round.organization_id', '=', 'organization.id')
            .where('round.year', '=', year)
            .select('round.id'),
        ),
      ),
    )
    .select('organization.id')
    .orderBy('organization.id')
    .execute()

/** The meeting of a branch that a round refers to. */
export const meetingOfBranch = ({ db }: Db, id: number, organizationId: number) =>
  db
    .selectFrom('meeting')
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .select('id')
    .executeTakeFirst()
