import { type SqlBool, sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { ActKey } from '#features/admissions/acts/rules.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { Asked, Db } from '../kinds/queries.ts'

type OnTheWay = { id: number; personId: number; name: string; organizationId: number }

const running = ({ db }: Db) =>
  db
    .selectFrom('admission')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .where('admission.status', '=', 'running')
    .where('person.organization_id', 'is not', null)
    .select(['admission.id', 'person.id as personId', 'person.name'])
    .select(sql<number>`person.organization_id`.as('organizationId'))
    .orderBy('admission.id')

/** Files whose next act has a last day; the results of notices and the end of probation are told by themselves. */
export const dueSteps = (ctx: Db, { until }: Asked) =>
  running(ctx)
    .where('admission.next_by', '<=', until)
    .where('admission.next_act', 'not in', ['noticeResult', 'confirmationRequest'])
    .select(sql<ActKey>`admission.next_act`.as('act'))
    .select(sql<Day>`admission.next_by`.as('by'))
    .select('admission.next_from as from')
    .execute()

/** Notices that were posted and whose result is not recorded. */
export const endingNotices = (ctx: Db, { until }: Asked) =>
  running(ctx)
    .innerJoin('admission_entry as entry', 'entry.admission_id', 'admission.id')
    .where('entry.act', '=', 'notice')
    .where(sql<SqlBool>`(entry.details ->> 'untilOn')::date <= ${until}`)
    .where(
      sql<SqlBool>`not exists (select from admission_entry later where later.admission_id = admission.id
        and later.act in ('notice', 'noticeResult') and later.seq > entry.seq)`,
    )
    .select('entry.on_day as postedOn')
    .select(sql<Day>`entry.details ->> 'untilOn'`.as('untilOn'))
    .execute()

/**
 * Probationary members of a day whose year, extended or not, ends by another. Where a month is shorter its last day
 * ends it, as in the calendar of the basics.
 */
export async function endingProbations({ db }: Db, { on, until }: Asked) {
  const { rows } = await sql<OnTheWay & { joinedOn: Day; endsOn: Day; admissionId: number | null }>`
    select found.* from (
      select person.id, person.id as "personId", person.name, standing.organization_id as "organizationId",
        person.joined_on as "joinedOn",
        (select id from admission where person_id = person.id and status = 'running') as "admissionId",
        (person.joined_on + make_interval(months => 12 + coalesce((
          select (entry.details ->> 'months')::int from admission_entry entry
            join admission on admission.id = entry.admission_id
          where admission.person_id = person.id and entry.act = 'confirmationApproval' and entry.passed
            and entry.details ->> 'outcome' = 'extend' and entry.on_day <= ${on}
          order by entry.seq desc limit 1), 0)))::date as "endsOn"
      from standing join person on person.id = standing.person_id
      where standing.political_status = 'probationaryMember' and standing.membership = 'active'
        and ${holdsOn('standing', on)} and standing.organization_id is not null and person.joined_on is not null
    ) found
    where found."endsOn" <= ${until}
    order by found.id`.execute(db)
  return rows
}

/** Full members of so many years on a 1 July up to a day, who were not proposed for it: as commendations counts them. */
export async function longMembers({ db }: Db, { until }: Asked, years: number) {
  const { rows } = await sql<OnTheWay & { fullOn: Day; dueOn: Day }>`
    select found.* from (
      select person.id, person.id as "personId", person.name, person.organization_id as "organizationId",
        full_.day as "fullOn",
        -- Given since 2021.
        make_date(greatest(2021, extract(year from full_.day)::int + ${years}::int
          + case when to_char(full_.day, 'MMDD') > '0701' then 1 else 0 end), 7, 1) as "dueOn"
      from person cross join lateral (select coalesce(became_full_on, joined_on) as day) full_
      where person.membership = 'active' and person.political_status = 'fullMember'
        and person.organization_id is not null and full_.day <= ${until}::date - make_interval(years => ${years}::int)
        and not exists (select from commendation where commendation.person_id = person.id
          and commendation.kind = 'fiftyYears' and commendation.state not in ('declined', 'withdrawn'))
    ) found
    where found."dueOn" <= ${until}
    order by found.id`.execute(db)
  return rows
}
