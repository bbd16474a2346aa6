import type { z } from 'zod'
import type { Looked } from '#features/library/crossing/actions.ts'
import type { CrossingFile } from '#features/library/crossing/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Files } from '#platform/files.ts'
import { keysOf, rememberKey } from '../../queries.ts'
import type { ExchangeKindName } from '../rules.ts'

/** The names of records, by the numbers they have here, and back. */
export type Keys = {
  keyOf(id: number): string | null
  idOf(key: string): number | null
  add(ctx: Context, id: number, key: string): Promise<void>
}

export async function keysFor(ctx: Pick<Context, 'db'>, kind: ExchangeKindName): Promise<Keys> {
  const keys = await keysOf(ctx, kind)
  const ids = new Map([...keys].map(([id, key]) => [key, id]))
  return {
    keyOf: (id) => keys.get(id) ?? null,
    idOf: (key) => ids.get(key) ?? null,
    async add(ctx, id, key) {
      keys.set(id, key)
      ids.set(key, id)
      await rememberKey(ctx, kind, id, key)
    },
  }
}

/** A record as it goes: what it is called, what is said of it, the files that belong to it. */
export type Carried = { name: string; body: string; files: CrossingFile[] }

/** What the exchange asks of a kind. */
export type ExchangeKind = {
  /** The records that are to stand on the other side now, the older ones first. */
  ids(ctx: Pick<Context, 'db' | 'now' | 'today'>): Promise<number[]>
  /** Null: it is not to stand there, or not any more. */
  carried(
    ctx: Pick<Context, 'db' | 'files' | 'now' | 'today'>,
    id: number,
    keys: Keys,
  ): Promise<Carried | null>
  schema: z.ZodType
  filesOf(body: unknown): CrossingFile[]
  look(store: Files, file: CrossingFile): Promise<Looked>
  /** Takes what has come; answers what now stands here of it, in the same words. */
  take(ctx: Context, item: Came, keys: Keys): Promise<string | null>
  drop(ctx: Context, item: Pick<Came, 'key' | 'name'>, keys: Keys): Promise<void>
}
export type Came = { key: string; name: string; body: unknown; text: string; looked: Map<string, Looked> }
