import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { Definition } from './rules.ts'

type Db = Pick<Context, 'db'>

const latest = sql<number>`(select max(version) from chain_version where chain_key = chain.key)`
const running = sql<number>`(select count(*) from affair where affair.status = 'running'
  and affair.chain_key = chain_version.chain_key and affair.chain_version = chain_version.version)`

const versions = ({ db }: Db) =>
  db
    .selectFrom('chain')
    .innerJoin('affair_kind', 'affair_kind.key', 'chain.kind')
    .innerJoin('chain_version', 'chain_version.chain_key', 'chain.key')
    .select([
      'chain.key',
      'chain.kind',
      'affair_kind.name as kindName',
      'chain.name',
      'chain_version.version',
      'chain_version.definition',
      'chain_version.note',
      'chain_version.published_at as publishedAt',
      'chain_version.published_by as publishedBy',
    ])
    .$narrowType<{ definition: Definition }>()

/** Every chain in the version that new affairs take. */
export const chainsNow = ({ db }: Db) =>
  versions({ db })
    .where('chain_version.version', '=', latest)
    .select(
      sql<number>`(select count(*) from affair where affair.status = 'running'
        and affair.chain_key = chain.key)`.as('running'),
    )
    .orderBy('chain.kind')
    .orderBy('chain.key')
    .execute()

/** All versions of a chain, the newest first. */
export const versionsOf = ({ db }: Db, key: string) =>
  versions({ db })
    .where('chain.key', '=', key)
    .select(running.as('running'))
    .orderBy('chain_version.version', 'desc')
    .execute()

/** The version that a new affair takes. */
export async function newestVersion({ db }: Db, key: string) {
  const found = await versions({ db })
    .where('chain.key', '=', key)
    .where('chain_version.version', '=', latest)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found', { key })
  return found
}

/** Whoever publishes another version of the chain at once waits. */
export const holdChain = ({ db }: Db, key: string) =>
  db.selectFrom('chain').where('key', '=', key).select('key').forUpdate().execute()

export const insertVersion = (
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  key: string,
  { version, definition, note }: { version: number; definition: Definition; note: string },
) =>
  db
    .insertInto('chain_version')
    .values({
      chain_key: key,
      version,
      definition: JSON.stringify(definition),
      note,
      published_at: now,
      published_by: actor.name,
      account_id: actor.accountId,
    })
    .execute()
