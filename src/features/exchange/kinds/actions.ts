import {
  crossingMaterial,
  idsOutside,
  lookAtCrossed,
  takeMaterial,
  withdrawCrossed,
} from '#features/library/crossing/actions.ts'
import { CrossingMaterial, filesOf } from '#features/library/crossing/rules.ts'
import { crossingLooks, takeLooks } from '#features/red-map/links/crossing/actions.ts'
import { CrossingLooks } from '#features/red-map/links/crossing/rules.ts'
import type { ExchangeKind } from './keys/actions.ts'
import { messageReceipts, shortMessages } from './messages/actions.ts'
import { outsideRequests, passes, requestResults } from './requests/actions.ts'
import type { ExchangeKindName } from './rules.ts'

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

export const kinds: Record<ExchangeKindName, ExchangeKind> = {
  materials,
  siteLinks,
  passes,
  outsideRequests,
  requestResults,
  shortMessages,
  messageReceipts,
}
