import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PoolClient } from 'pg'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'

export const migrationsFolder = fileURLToPath(new URL('../../database/migrations', import.meta.url))

export type Migration = { name: string; sql: string; checksum: string }

/** The files `NNNN-noun.sql` of a folder in their order. The checksum does not see how lines end. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  names.forEach((name, index) => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw new Error(`the migration ${name} is not named NNNN-noun.sql`)
    if (names[index - 1]?.startsWith(`${number}-`))
      throw new Error(`two migrations have the number ${number}`)
  })
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** One digest of all migrations: names the snapshots made from them. */
export const digestOf = (migrations: Migration[]): string =>
  createHash('sha256')
    .update(migrations.map((one) => `${one.name} ${one.checksum}\n`).join(''))
    .digest('hex')
    .slice(0, 16)

/** Any number, the same in every server: two that start together take turns. */
const turn = 7_100_921

/**
 * Brings the database up to date, or up to the file named `last`, one transaction per file; answers the names of the
 * files applied now. Refuses a database that is newer than the program and files that changed after they were applied.
 */
export async function migrate(
  open: OpenDatabase,
  folder: string = migrationsFolder,
  last?: string,
): Promise<string[]> {
  const migrations = readMigrations(folder).filter((one) => last === undefined || one.name <= last)
  return open.withoutLimit(async () => {
    const client = await open.pool.connect()
    try {
      await client.query('set statement_timeout = 0')
      await client.query(`select pg_advisory_lock(${turn})`)
      const applied = await catchUp(client, migrations)
      await client.query(`select pg_advisory_unlock(${turn})`)
      await client.query('reset statement_timeout')
      client.release()
      return applied
    } catch (error) {
      // Ends the session, and with it the lock.
      client.release(true)
      throw error
    }
  })
}

async function catchUp(client: PoolClient, migrations: Migration[]): Promise<string[]> {
  await client.query(`create table if not exists schema_migration (
    name text collate "C" primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<Migration>('select name, checksum from schema_migration order by name')
  const waiting = waitingOf(migrations, rows)
  for (const one of waiting) await apply(client, one)
  return waiting.map((one) => one.name)
}

function waitingOf(migrations: Migration[], applied: Pick<Migration, 'name' | 'checksum'>[]): Migration[] {
  const known = new Map(migrations.map((one) => [one.name, one]))
  for (const { name, checksum } of applied) {
    const file = known.get(name)
    if (!file) throw new Refusal('conflict', 'migration-unknown', { migration: name })
    if (file.checksum !== checksum) throw new Refusal('conflict', 'migration-edited', { migration: name })
  }
  const last = applied.at(-1)?.name ?? ''
  const done = new Set(applied.map((one) => one.name))
  const waiting = migrations.filter((one) => !done.has(one.name))
  const late = waiting.find((one) => one.name < last)
  if (late) throw new Refusal('conflict', 'migration-late', { migration: late.name, last })
  return waiting
}

async function apply(client: PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw explained(error as DatabaseFault, name, sql)
  }
}

type DatabaseFault = Error & { code?: string; position?: string }

/** Says which line of which file failed, or that the administrator must enable an extension. */
function explained(fault: DatabaseFault, name: string, sql: string): Error {
  // insufficient_privilege, feature_not_supported, undefined_file: what CREATE EXTENSION answers.
  if (['42501', '0A000', '58P01'].includes(fault.code ?? '') && /extension/i.test(fault.message)) {
    return new Refusal('conflict', 'extension-missing', { migration: name, reason: fault.message })
  }
  const line = fault.position ? ` line ${sql.slice(0, Number(fault.position)).split('\n').length}` : ''
  return new Error(`${name}${line}: ${fault.message}`, { cause: fault })
}
