import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { holdsOn } from '#features/organizations/queries.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { type Asked, type Db, localDay, placesOn } from '../kinds/queries.ts'

export type EndingTerm = {
  id: number
  name: string
  kind: OrganizationKind
  termFrom: Day
  endsOn: Day
}

/** Terms that end by a day, of organizations that had no election under way: as `listDue` of elections tells for today. */
export async function endingTerms({ db }: Db, { on, until }: Asked): Promise<EndingTerm[]> {
  const { rows } = await sql<EndingTerm>`
    select place.id, place.name, place.kind, term.from_on as "termFrom", term.ends_on as "endsOn"
    from ${placesOn(on)} place join term on term.organization_id = place.id
    where place.kind <> 'temporaryBranch' and term.from_on <= ${on}
      and coalesce(term.ended_on, 'infinity') > ${on} and term.ends_on <= ${until}
      and not exists (select from election where election.organization_id = place.id
        and ${localDay('election.started_at')} <= ${on}
        and coalesce(${localDay('election.done_at')}, ${localDay('election.withdrawn_at')}, 'infinity') > ${on})
    order by place.path`.execute(db)
  return rows
}

export type Unelected = { id: number; name: string; foundedOn: Day }

/** Branches set up by a day that had not elected by then: of whom no term had begun. */
export async function unelectedBranches({ db }: Db, { on }: Asked): Promise<Unelected[]> {
  const { rows } = await sql<Unelected>`
    select place.id, place.name, founding.effective_on as "foundedOn"
    from ${placesOn(on)} place join establishment founding on founding.subject_id = place.id
    where founding.kind = 'establishment' and founding.branch_kind <> 'temporaryBranch'
      and founding.effective_on <= ${on}
      and not exists (select from term where term.organization_id = place.id and term.from_on <= ${on})
    order by place.path`.execute(db)
  return rows
}

export type BranchSize = {
  id: number
  name: string
  kind: OrganizationKind
  members: number
  fullMembers: number
  committee: number
  secretary: boolean
  /** A new branch, convened by somebody until its first election. */
  convened: boolean
  /** When the last secretary left. */
  vacantSince: Day | null
}

/** How many members each branch had on a day, and which of its posts were held. */
export async function branchSizes({ db }: Db, { on }: Asked): Promise<BranchSize[]> {
  const { rows } = await sql<BranchSize>`
    with counted as (
      select organization_id as id, count(*)::int as members,
        (count(*) filter (where political_status = 'fullMember'))::int as "fullMembers"
      from standing where membership = 'active' and ${holdsOn('standing', on)} group by 1
    ), held as (
      select organization_id as id, (count(*) filter (where kind = 'committeeMember'))::int as committee,
        bool_or(kind = 'secretary') as secretary, bool_or(kind = 'convener') as convened
      from post where ${holdsOn('post', on)} group by 1
    ), left_ as (
      select organization_id as id, max(until_on) as day from post
      where kind = 'secretary' and until_on <= ${on} group by 1
    )
    select place.id, place.name, place.kind, coalesce(counted.members, 0) as members,
      coalesce(counted."fullMembers", 0) as "fullMembers", coalesce(held.committee, 0) as committee,
      coalesce(held.secretary, false) as secretary, coalesce(held.convened, false) as convened, left_.day as "vacantSince"
    from ${placesOn(on)} place
      left join counted on counted.id = place.id
      left join held on held.id = place.id
      left join left_ on left_.id = place.id
    where place.kind in ('branch', 'jointBranch')
    order by place.path`.execute(db)
  return rows
}
