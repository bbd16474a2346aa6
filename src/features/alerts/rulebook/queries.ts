import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { isMeasure, type MeasureKey } from '../measures/rules.ts'
import { builtin, builtinOf } from './builtin/rules.ts'
import type { Definition, Rule } from './rules.ts'

type Db = Pick<Context, 'db'>

export type Published = {
  key: string
  measure: string
  version: number
  definition: Definition
  note: string
  publishedAt: string
  publishedBy: string
}

const versions = ({ db }: Db) =>
  db
    .selectFrom('alert_rule as rule')
    .innerJoin('alert_rule_version as version', 'version.rule_key', 'rule.key')
    .select([
      'rule.key',
      'rule.measure',
      'version.version',
      'version.definition',
      'version.note',
      'version.published_at as publishedAt',
      'version.published_by as publishedBy',
    ])
    .$narrowType<{ definition: Definition }>()

/** What was published for a rule, the newest first. */
export const versionsOf = (ctx: Db, key: string): Promise<Published[]> =>
  versions(ctx).where('rule.key', '=', key).orderBy('version.version', 'desc').execute()

const newest = (ctx: Db): Promise<Published[]> =>
  versions(ctx)
    .where(
      'version.version',
      '=',
      sql<number>`(select max(other.version) from alert_rule_version other where other.rule_key = rule.key)`,
    )
    .orderBy('rule.key')
    .execute()

const ruleOf = ({ key, measure, version, definition }: Published): Rule[] =>
  isMeasure(measure) ? [{ key, measure, version, definition }] : []

/** Every rule as it holds now: what was published, and what comes with the platform where nothing was. */
export async function rulesNow(ctx: Db): Promise<Rule[]> {
  const published = (await newest(ctx)).flatMap(ruleOf)
  const known = new Set(published.map(({ key }) => key))
  return [...builtin.filter(({ key }) => !known.has(key)), ...published]
}

export const rulesOf = async (ctx: Db, measure: MeasureKey): Promise<Rule[]> =>
  (await rulesNow(ctx)).filter((rule) => rule.measure === measure)

/** One rule as it holds now; undefined when there is none of that key. */
export async function ruleNow(ctx: Db, key: string): Promise<Rule | undefined> {
  const [published] = await versionsOf(ctx, key)
  return published ? ruleOf(published)[0] : builtinOf(key)
}

/** Whoever publishes for the same rule at once waits, and finds what was published meanwhile. */
export async function holdRule(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  key: string,
  measure: MeasureKey,
): Promise<void> {
  await db
    .insertInto('alert_rule')
    .values({ key, measure, made_at: now, made_by: actor.name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db.selectFrom('alert_rule').where('key', '=', key).select('key').forUpdate().execute()
}

/** How many rules of their own were made for a measure, whatever became of them. */
export async function ownRules({ db }: Db, prefix: string): Promise<number> {
  const row = await db
    .selectFrom('alert_rule')
    .where(sql<boolean>`starts_with(key, ${prefix})`)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

export const insertVersion = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  key: string,
  given: { version: number; definition: Definition; note: string },
) =>
  db
    .insertInto('alert_rule_version')
    .values({
      rule_key: key,
      version: given.version,
      definition: JSON.stringify(given.definition),
      note: given.note,
      published_at: now,
      published_by: actor.name,
      account_id: actor.accountId,
    })
    .execute()
