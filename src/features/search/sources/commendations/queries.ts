import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import {
  type CommendationKind,
  type CommendationState,
  kindFacts,
  stateNames,
} from '#features/commendations/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>

export async function commendations({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('commendation')
    .innerJoin('organization', 'organization.id', 'commendation.organization_id')
    .where('commendation.id', 'in', ids)
    .select(['commendation.id', 'commendation.name', 'commendation.year', 'commendation.level'])
    .select(['commendation.deeds', 'commendation.review', 'commendation.ended_because as endedBecause'])
    .select(['commendation.awarded_by as awardedBy', 'commendation.certificate as number'])
    .select(['organization.id as organizationId', 'organization.path as organizationPath'])
    .select([
      'organization.name as issuer',
      sql<CommendationKind>`commendation.kind`.as('kind'),
      sql<CommendationState>`commendation.state`.as('state'),
      sql<Day>`coalesce(awarded_on, (proposed_at at time zone 'Asia/Shanghai')::date)`.as('datedOn'),
    ])
    .forShare('commendation')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'commendation',
      subjectId: row.id,
      title: `${row.name}：${row.year}年${row.level}${kindFacts[row.kind].title}`,
      kind: row.kind,
      number: row.number,
      organizationId: row.organizationId,
      organizationPath: row.organizationPath,
      issuer: row.issuer,
      datedOn: row.datedOn,
      text: linesOf(stateNames[row.state], row.deeds, row.review, row.endedBecause, row.awardedBy),
      offered: true,
    }),
  )
}
