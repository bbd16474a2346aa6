import type { z } from 'zod'
import {
  crossingMaterial,
  idsOutside,
  type Looked,
  lookAtCrossed,
  takeMaterial,
  withdrawCrossed,
} from '#features/library/crossing/actions.ts'
import { type CrossingFile, CrossingMaterial, filesOf } from '#features/library/crossing/rules.ts'
import { crossingLooks, takeLooks } from '#features/red-map/links/crossing/actions.ts'
import { CrossingLooks } from '#features/red-map/links/crossing/rules.ts'
import type { Context } from '#platform/context.ts'
import type { Files } from '#platform/files.ts'
import { keysOf, rememberKey } from '../queries.ts'
import type { ExchangeKindName } from './rules.ts'

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
  ids(ctx: Pick<Context, 'db'>): Promise<number[]>
  /** Null: it is not to stand there, or not any more. */
  carried(ctx: Pick<Context, 'db' | 'files'>, id: number, keys: Keys): Promise<Carried | null>
  schema: z.ZodType
  filesOf(body: unknown): CrossingFile[]
  look(store: Files, file: CrossingFile): Promise<Looked>
  /** Takes what has come; answers what now stands here of it, in the same words. */
  take(ctx: Context, item: Came, keys: Keys): Promise<string | null>
  drop(ctx: Context, item: Pick<Came, 'key' | 'name'>, keys: Keys): Promise<void>
}
export type Came = { key: string; name: string; body: unknown; text: string; looked: Map<string, Looked> }

const materials: ExchangeKind = {
  ids: idsOutside,
  async carried(ctx, id, { keyOf }) {
    const found = await crossingMaterial(ctx, id, keyOf)
    return found && { name: found.title, body: JSON.stringify(found), files: filesOf(found) }
  },
  schema: CrossingMaterial,
  filesOf: (body) => filesOf(body as CrossingMaterial),
  look: lookAtCrossed,
  async take(ctx, { key, body, looked }, keys) {
    const { idOf, keyOf } = keys
    const id = await takeMaterial(ctx, body as CrossingMaterial, { id: idOf(key), idOf, looked })
    await keys.add(ctx, id, key)
    const now = await crossingMaterial(ctx, id, keyOf)
    return now && JSON.stringify(now)
  },
  async drop(ctx, { key, name }, { idOf }) {
    const id = idOf(key)
    if (id !== null) await withdrawCrossed(ctx, id, name)
  },
}

const siteLinks: ExchangeKind = {
  ids: async (ctx) => (await crossingLooks(ctx)).map(({ id }) => id),
  async carried(ctx, id) {
    const [found] = await crossingLooks(ctx, id)
    return found ? { name: found.name, body: JSON.stringify(found.looks), files: [] } : null
  },
  schema: CrossingLooks,
  filesOf: () => [],
  look: async () => ({ fault: 'package-format' }),
  async take(ctx, { body, text }) {
    await takeLooks(ctx, body as CrossingLooks)
    return text
  },
  /** What was found once was found: nothing is taken back. */
  drop: async () => {},
}

export const kinds: Record<ExchangeKindName, ExchangeKind> = { materials, siteLinks }
