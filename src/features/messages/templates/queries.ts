import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { type TemplateKey, templateOf } from './catalogue/rules.ts'
import type { Template, Texts } from './rules.ts'

type Db = Pick<Context, 'db'>

/** The texts in force: what the department published last, else what comes along. */
export type InForce = Template & { version: number; publishedAt: string | null; publishedBy: string | null }

const versions = ({ db }: Db) => db.selectFrom('message_template_version')

export async function templatesInForce(
  { db }: Db,
  keys: readonly TemplateKey[],
): Promise<Map<string, InForce>> {
  const rows = await versions({ db })
    .where('template_key', 'in', [...new Set(keys)])
    .distinctOn('template_key')
    .orderBy('template_key')
    .orderBy('version', 'desc')
    .select([
      'template_key as key',
      'version',
      sql<Texts>`definition`.as('texts'),
      'published_at as publishedAt',
      'published_by as publishedBy',
    ])
    .execute()
  const written = new Map(rows.map((row) => [row.key, row]))
  return new Map(
    keys.map((key) => {
      const { texts, version, publishedAt, publishedBy } = written.get(key) ?? {}
      const built = templateOf(key)
      return [
        key,
        {
          ...built,
          texts: texts ?? built.texts,
          version: version ?? 0,
          publishedAt: publishedAt ?? null,
          publishedBy: publishedBy ?? null,
        },
      ]
    }),
  )
}

export const versionsOf = ({ db }: Db, key: TemplateKey) =>
  versions({ db })
    .where('template_key', '=', key)
    .orderBy('version', 'desc')
    .select([
      'version',
      sql<Texts>`definition`.as('texts'),
      'note',
      'published_at as publishedAt',
      'published_by as publishedBy',
    ])
    .execute()

/** The next version; two at once meet at the primary key. */
export async function insertVersion(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  key: TemplateKey,
  { version, texts, note }: { version: number; texts: Texts; note: string },
): Promise<boolean> {
  const made = await db
    .insertInto('message_template_version')
    .values({
      template_key: key,
      version,
      definition: JSON.stringify(texts),
      note,
      published_at: now,
      published_by: actor.name,
      account_id: actor.accountId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return made !== undefined
}
