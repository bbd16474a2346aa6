import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type Asked, type Db, localDay, topId } from '../kinds/queries.ts'

export type Gaps = {
  id: number
  name: string
  people: number
  numbers: number
  phones: number
  works: number
  fulls: number
}

/** Members whose record lacks what every record must hold, by branch. */
export async function recordGaps({ db }: Db): Promise<Gaps[]> {
  const { rows } = await sql<Gaps>`
    select organization.id, coalesce(organization.short_name, organization.name) as name, counted.*
    from (
      select organization_id, count(*)::int as people,
        (count(*) filter (where identity_number_key is null))::int as numbers,
        (count(*) filter (where phone_key is null))::int as phones,
        (count(*) filter (where work_started_on is null and occupation <> 'student'))::int as works,
        (count(*) filter (where political_status = 'fullMember' and became_full_on is null))::int as fulls
      from person
      where membership = 'active' and organization_id is not null and (identity_number_key is null
        or phone_key is null or (work_started_on is null and occupation <> 'student')
        or (political_status = 'fullMember' and became_full_on is null))
      group by organization_id
    ) counted join organization on organization.id = counted.organization_id
    order by organization.path`.execute(db)
  return rows
}

export type FailedCheck = { id: number; name: string; rule: string; people: number }

/** Members that a check of the statistics says nobody should be counted as, by branch and check. */
export async function failedChecks({ db }: Db): Promise<FailedCheck[]> {
  const { rows } = await sql<FailedCheck>`
    select organization.id, coalesce(organization.short_name, organization.name) as name, wrong.rule,
      count(*)::int as people
    from person join organization on organization.id = person.organization_id
      cross join lateral (
        values ('deceased-but-counted', person.employment = 'deceased'),
          ('retired-with-occupation', person.employment = 'retired' and person.occupation <> 'retired'),
          ('in-work-as-retired', person.employment = 'employed' and person.occupation = 'retired'),
          ('in-temporary-branch', organization.kind = 'temporaryBranch'),
          ('not-in-a-branch', organization.kind in ('committee', 'generalBranch'))
      ) wrong (rule, holds)
    where person.membership = 'active' and wrong.holds
    group by organization.id, wrong.rule
    order by organization.id, wrong.rule`.execute(db)
  return rows
}

type Person = { personId: number; name: string; organizationId: number }

/** 17th digit of the number: odd for men, even for women (GB 11643). */
export async function genderConflicts({ db }: Db): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select id as "personId", name, organization_id as "organizationId" from person
    where membership = 'active' and organization_id is not null
      and identity_number_male <> (gender = 'male')
    order by id`.execute(db)
  return rows
}

/** Differences to the master data in what makes a person that person. */
export async function identityDifferences({ db }: Db): Promise<(Person & { field: string })[]> {
  const { rows } = await sql<Person & { field: string }>`
    select distinct person.id as "personId", person.name, difference.field,
      coalesce(person.organization_id, ${topId}) as "organizationId"
    from difference join person on person.id = difference.person_id
    where difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null
      and difference.field in ('identityNumber', 'birthDate') and person.membership = 'active'
    order by person.id, difference.field`.execute(db)
  return rows
}

export type Unanswered = { id: number; name: string; differences: number; since: Day; waits: number }

/** Differences that nobody has answered, by the organization they lie with. */
export async function unansweredDifferences({ db }: Db, { on }: Asked): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select organization.id, coalesce(organization.short_name, organization.name) as name, open.differences, open.since,
      ${on}::date - open.since as waits
    from (
      select coalesce(person.organization_id, difference.organization_id, ${topId}) as organization_id,
        count(*)::int as differences, min(${localDay('difference.raised_at')}) as since
      from difference left join person on person.id = difference.person_id
      where difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null
      group by 1
    ) open join organization on organization.id = open.organization_id
    order by organization.path`.execute(db)
  return rows
}

/** Corrections that members propose and nobody has answered. */
export async function openProposals({ db }: Db, { on }: Asked) {
  const { rows } = await sql<{
    id: number
    personId: number
    name: string
    organizationId: number
    field: string
    proposedOn: Day
    waits: number
  }>`
    select proposal.id, person.id as "personId", person.name, person.organization_id as "organizationId",
      proposal.field, ${localDay('proposal.proposed_at')} as "proposedOn",
      ${on}::date - ${localDay('proposal.proposed_at')} as waits
    from proposal join person on person.id = proposal.person_id
    where proposal.status = 'open' and person.organization_id is not null
    order by proposal.id`.execute(db)
  return rows
}
