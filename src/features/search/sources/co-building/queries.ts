import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type ProjectKind, projectKindNames } from '#features/co-building/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>
type Named = { id: number; name: string }

/** A project belongs to the committee that leads it, and to the branches beside the villages that share in it. */
export async function projects({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('co_building_project as project')
    .innerJoin('organization', 'organization.id', 'project.organization_id')
    .where('project.id', 'in', ids)
    .select(['project.id', 'project.name', 'project.county', 'project.town', 'project.place'])
    .select(['project.investor', 'project.operator', 'project.ended_because as endedBecause'])
    .select([
      'organization.id as organizationId',
      'organization.path as organizationPath',
      'organization.name as issuer',
      sql<ProjectKind>`project.kind`.as('kind'),
      sql<Day>`coalesce(project.term_from, (project.registered_at at time zone 'Asia/Shanghai')::date)`.as(
        'datedOn',
      ),
      sql<string[]>`array(select agreement.name || '（' || agreement.partners || '）'
        from co_building_agreement agreement where agreement.project_id = project.id order by agreement.id)`.as(
        'agreements',
      ),
      sql<Named[]>`coalesce((select json_agg(json_build_object('id', village.branch_id,
          'name', village.county || village.town || village.name) order by village.id)
        from co_building_share share join village on village.id = share.village_id
        where share.project_id = project.id), '[]')`.as('villages'),
    ])
    .forShare('project')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'project',
      subjectId: row.id,
      title: row.name,
      kind: row.kind,
      organizationId: row.organizationId,
      organizationPath: row.organizationPath,
      sharedIds: sharedWith(row.villages),
      issuer: row.issuer,
      datedOn: row.datedOn,
      text: linesOf(
        `${projectKindNames[row.kind]}：${row.county}${row.town}${row.place}`,
        `投资：${row.investor}`,
        `经营：${row.operator}`,
        row.villages.map(({ name }) => name),
        row.agreements,
        row.endedBecause,
      ),
      offered: true,
    }),
  )
}

/** A village belongs to whoever keeps its record, to the branch beside it, and to whoever leads a project it shares in. */
export async function villages({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('village')
    .innerJoin('organization as keeper', 'keeper.id', 'village.organization_id')
    .where('village.id', 'in', ids)
    .select(['village.id', 'village.name', 'village.county', 'village.town', 'village.branch_id as branchId'])
    .select([
      'keeper.id as organizationId',
      'keeper.path as organizationPath',
      'keeper.name as issuer',
      sql<Day>`(village.recorded_at at time zone 'Asia/Shanghai')::date`.as('datedOn'),
      sql<Named[]>`coalesce((select json_agg(json_build_object('id', project.organization_id,
          'name', project.name) order by project.id)
        from co_building_share share join co_building_project project on project.id = share.project_id
        where share.village_id = village.id), '[]')`.as('projects'),
    ])
    .forShare('village')
    .skipLocked()
    .execute()
  return rows.map((row) =>
    entryOf({
      source: 'village',
      subjectId: row.id,
      title: `${row.county}${row.town}${row.name}`,
      organizationId: row.organizationId,
      organizationPath: row.organizationPath,
      sharedIds: sharedWith([...row.projects, { id: row.branchId }]),
      issuer: row.issuer,
      datedOn: row.datedOn,
      text: linesOf(
        row.name,
        row.projects.map(({ name }) => name),
      ),
      offered: true,
    }),
  )
}

const sharedWith = (some: { id: number | null }[]): number[] | null => {
  const ids = [...new Set(some.flatMap(({ id }) => id ?? []))]
  return ids.length ? ids : null
}
