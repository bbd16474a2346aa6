import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type EstablishmentKind, establishmentKindNames } from '#features/elections/establishments/rules.ts'
import { type ElectionKind, electionName } from '#features/elections/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>

export async function elections({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('election')
    .innerJoin('organization', 'organization.id', 'election.organization_id')
    .where('election.id', 'in', ids)
    .select(['election.id', 'election.reason', 'election.establishment_id as establishmentId'])
    .select(['organization.id as organizationId', 'organization.path as organizationPath'])
    .select(['organization.name as issuer', 'election.withdrawn_because as withdrawnBecause'])
    .select([
      sql<ElectionKind>`election.kind`.as('kind'),
      sql<Day>`coalesce(election.effective_on, election.planned_on)`.as('datedOn'),
      sql<string[]>`array(select distinct person.name from election_candidate
        join person on person.id = election_candidate.person_id
        where election_candidate.election_id = election.id order by 1)`.as('candidates'),
    ])
    .forShare('election')
    .skipLocked()
    .execute()
  return rows.map(({ id, reason, establishmentId, withdrawnBecause, candidates, ...row }) =>
    entryOf({
      source: 'election',
      subjectId: id,
      title: `${row.issuer}${electionName({ kind: row.kind, establishmentId })}`,
      ...row,
      text: linesOf(reason, candidates.length ? `候选人：${candidates.join('、')}` : null, withdrawnBecause),
      offered: true,
    }),
  )
}

const titleOf = (kind: EstablishmentKind, name: string | null, subject: string | null): string =>
  kind === 'establishment' ? `成立${name}` : kind === 'closure' ? `撤销${subject}` : `${subject}更名为${name}`

/** A founding is the new branch's own affair, too, once it stands. */
export async function establishments({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('organization', 'organization.id', 'establishment.organization_id')
    .leftJoin('organization as subject', 'subject.id', 'establishment.subject_id')
    .where('establishment.id', 'in', ids)
    .select([
      'establishment.id',
      'establishment.name',
      'subject.name as subjectName',
      'establishment.grounds',
    ])
    .select(['organization.id as organizationId', 'organization.path as organizationPath'])
    .select(['organization.name as issuer', 'establishment.reply_number as number'])
    .select(['establishment.subject_id as subjectId', 'establishment.withdrawn_because as withdrawnBecause'])
    .select([
      sql<EstablishmentKind>`establishment.kind`.as('kind'),
      sql<Day>`coalesce(establishment.effective_on, establishment.decided_on)`.as('datedOn'),
    ])
    .forShare('establishment')
    .skipLocked()
    .execute()
  return rows.map(({ id, name, subjectName, subjectId, grounds, withdrawnBecause, ...row }) =>
    entryOf({
      source: 'establishment',
      subjectId: id,
      title: titleOf(row.kind, name, subjectName),
      ...row,
      sharedIds: row.kind === 'establishment' && subjectId ? [subjectId] : null,
      text: linesOf(establishmentKindNames[row.kind], grounds, row.number, withdrawnBecause),
      offered: true,
    }),
  )
}
