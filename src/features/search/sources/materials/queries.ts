import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import type { Context } from '#platform/context.ts'
import { type Entry, entryOf, linesOf, placeInWords } from '../rules.ts'

type Db = Pick<Context, 'db'>

/** A published material, and each place of its text that has an address of its own. */
export async function materials({ db }: Db, ids: number[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom('material')
    .innerJoin('material_version as version', (join) =>
      join
        .onRef('version.material_id', '=', 'material.id')
        .onRef('version.number', '=', 'material.current_version'),
    )
    .where('material.id', 'in', ids)
    .where('material.state', '=', 'published')
    .select(['material.id', 'material.kind', 'material.title', 'material.summary', 'material.issuer'])
    .select(['material.column_id as columnId', 'material.document_number as number', 'material.sensitivity'])
    .select(['material.audience_path as audiencePath', 'version.id as versionId', 'version.plain'])
    .select([
      sql<Day>`coalesce(material.issued_on, material.published_at::date)`.as('on'),
      sql<Day | null>`material.effective_on`.as('validFrom'),
      sql<Day | null>`material.repealed_on`.as('validUntil'),
      // What a film or sound says, in subtitles and chapters.
      sql<string | null>`(select string_agg(track.said, e'\\n' order by track.id) from material_track as track
        where track.version_id = version.id)`.as('said'),
    ])
    .forShare('material')
    .skipLocked()
    .execute()
  if (rows.length === 0) return []
  const parts = await db
    .selectFrom('material_text')
    .where(
      'version_id',
      'in',
      rows.map(({ versionId }) => versionId),
    )
    .orderBy('version_id')
    .orderBy('part')
    .select(['version_id as versionId', 'part', 'anchor', 'heading', 'text'])
    .execute()
  const partsOf = Map.groupBy(parts, ({ versionId }) => versionId)
  return rows.flatMap(({ id, on, versionId, plain, said, summary, ...row }) => {
    const own = partsOf.get(versionId) ?? []
    const whole = { source: 'material' as const, subjectId: id, datedOn: on, ...row }
    return [
      entryOf({
        ...whole,
        text: linesOf(summary, row.number, own.length ? null : plain, said),
        offered: true,
      }),
      ...own.map(({ part, anchor, heading, text }) =>
        entryOf({ ...whole, part, anchor, heading: placeInWords(anchor, heading), text }),
      ),
    ]
  })
}
