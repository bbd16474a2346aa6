import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { type ActKey, actOf } from '#features/admissions/acts/rules.ts'
import { type Ending, endingNames } from '#features/admissions/rules.ts'
import { type Stage, stageNames } from '#features/admissions/steps/rules.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf } from '../rules.ts'

type Db = Pick<Context, 'db'>

const acts = sql<{ act: ActKey; on: Day; number: string | null }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('act', act, 'on', on_day, 'number', details ->> 'number') order by seq)
  from admission_entry where admission_id = admission.id), '[]')`

/**
 * A file of admission by whom it is of and what was done in it. What people wrote in it (applications, reports,
 * political reviews) is read in the file and not searched.
 */
export async function admissions({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('admission')
    .innerJoin('person', 'person.id', 'admission.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .where('admission.id', 'in', ids)
    .select(['admission.id', 'person.id as personId', 'person.name', 'organization.name as issuer'])
    .select(['person.organization_id as organizationId', 'person.organization_path as organizationPath'])
    .select([
      sql<Stage>`admission.stage`.as('kind'),
      sql<Ending | null>`admission.ended_as`.as('endedAs'),
      sql<Day>`coalesce(admission.done_on, admission.ended_on, admission.applied_on,
        (admission.started_at at time zone 'Asia/Shanghai')::date)`.as('datedOn'),
      acts.as('acts'),
    ])
    .forShare('admission')
    .skipLocked()
    .execute()
  return rows.map(({ id, name, endedAs, acts, ...row }) =>
    entryOf({
      source: 'admission',
      subjectId: id,
      title: `${name}的发展党员档案`,
      ...row,
      number: acts.findLast(({ number }) => number !== null)?.number ?? null,
      text: linesOf(
        stageNames[row.kind],
        endedAs && endingNames[endedAs],
        acts.map(({ act, on }) => `${on} ${actOf(act).title}`),
      ),
      offered: true,
    }),
  )
}
