import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'

type Writer = Pick<Context, 'db'>

/** The term before the present one, for every organization old enough to have had it: elected in time. */
export const insertEarlierTerms = ({ db }: Writer) =>
  sql`
    insert into term (organization_id, from_on, years, ends_on, ended_on)
    select term.organization_id, (term.from_on - make_interval(years => term.years))::date, term.years, term.from_on, term.from_on
    from term join organization on organization.id = term.organization_id
    where term.ended_on is null and organization.established_on < term.from_on - make_interval(years => term.years)`.execute(
    db,
  )

/** Approved by the committee above: one of the late terms ends later. */
export const extendTerms = ({ db }: Writer, ids: number[], endsOn: Day) =>
  sql`
    update term set ends_on = ${endsOn}, extended_because = '经上级党委批准延期换届'
    where ended_on is null and organization_id = any(${ids}::integer[])`.execute(db)

export const setClosedBecause = ({ db }: Writer, id: number, because: string) =>
  sql`update organization set closed_because = ${because} where id = ${id}`.execute(db)

export type NewGroup = { organizationId: number; number: number; name: string; fromOn: Day }

/** Groups of many branches in one statement; answers their ids as `organization/number`. */
export async function insertGroups({ db }: Writer, groups: NewGroup[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; organizationId: number; name: string }>`
    insert into party_group (organization_id, name, from_on)
    select "organizationId", name, "fromOn"
    from json_to_recordset(${JSON.stringify(groups)}::json) as row ("organizationId" integer, name text, "fromOn" date)
    returning id, organization_id as "organizationId", name`.execute(db)
  const ids = new Map(rows.map(({ id, organizationId, name }) => [`${organizationId} ${name}`, id]))
  return new Map(
    groups.map(({ organizationId, number, name }) => [
      `${organizationId}/${number}`,
      ids.get(`${organizationId} ${name}`) as number,
    ]),
  )
}

export type NewPost = {
  organizationId: number
  personId: number
  kind: string
  duty: string | null
  groupId: number | null
  from: Day
}

/** Posts rest on the term that runs, and begin with it at the earliest. */
export const insertPosts = ({ db }: Writer, posts: NewPost[]) =>
  sql`
    insert into post (organization_id, person_id, kind, duty, group_id, term_id, from_on)
    select "organizationId", "personId", kind, duty, "groupId", term.id, "from"
    from json_to_recordset(${JSON.stringify(posts)}::json) as row ("organizationId" integer, "personId" integer, kind text,
      duty text, "groupId" integer, "from" date)
    left join term on term.organization_id = "organizationId" and term.ended_on is null`.execute(db)

export type NewHonour = { personId: number; title: string; level: string; awardedOn: Day; awardedBy: string }

export const insertHonours = ({ db }: Writer, honours: NewHonour[]) =>
  sql`
    insert into honour (person_id, title, level, awarded_on, awarded_by)
    select "personId", title, level, "awardedOn", "awardedBy"
    from json_to_recordset(${JSON.stringify(honours)}::json) as row ("personId" integer, title text, level text,
      "awardedOn" date, "awardedBy" text)`.execute(db)

export type NewTraining = {
  personId: number
  course: string
  organizer: string
  fromOn: Day
  untilOn: Day
  hours: number
}

export const insertTrainings = ({ db }: Writer, trainings: NewTraining[]) =>
  sql`
    insert into training (person_id, course, organizer, from_on, until_on, hours)
    select "personId", course, organizer, "fromOn", "untilOn", hours
    from json_to_recordset(${JSON.stringify(trainings)}::json) as row ("personId" integer, course text, organizer text,
      "fromOn" date, "untilOn" date, hours numeric)`.execute(db)
