import { lookAtCrossed } from '#features/library/crossing/actions.ts'
import {
  crossingPasses,
  crossingRequest,
  crossingResult,
  dropPass,
  takePass,
  takeRequest,
  takeResult,
} from '#features/outside-requests/crossing/actions.ts'
import {
  CrossingPass,
  CrossingRequest,
  CrossingResult,
  requestFiles,
} from '#features/outside-requests/crossing/rules.ts'
import { writtenHere } from '#features/outside-requests/outside/queries.ts'
import { arrivedIds } from '#features/outside-requests/queries.ts'
import type { ExchangeKind } from '../keys/actions.ts'

const withoutFiles = { filesOf: () => [], look: async () => ({ fault: 'package-format' }) }
/** What was written stays where it was written, and what was told was told: nothing is taken back. */
const drop = async () => {}

/** Codes go outside by their digests; whose they are is not said there. */
export const passes: ExchangeKind = {
  ids: async (ctx) => (await crossingPasses(ctx)).map(({ id }) => id),
  async carried(ctx, id) {
    const [found] = await crossingPasses(ctx, id)
    return found
      ? {
          name: `外网办事码（校验码 ${found.pass.hash.slice(0, 8)}）`,
          body: JSON.stringify(found.pass),
          files: [],
        }
      : null
  },
  schema: CrossingPass,
  ...withoutFiles,
  async take(ctx, { key, body, text }, keys) {
    await keys.add(ctx, await takePass(ctx, body as CrossingPass), key)
    return text
  },
  async drop(ctx, { key }, { idOf }) {
    const id = idOf(key)
    if (id !== null) await dropPass(ctx, id)
  },
}

export const outsideRequests: ExchangeKind = {
  ids: async (ctx) => (await writtenHere(ctx)).map(({ id }) => id),
  async carried(ctx, id) {
    const found = await crossingRequest(ctx, id)
    return found && { name: found.matter, body: JSON.stringify(found), files: requestFiles(found) }
  },
  schema: CrossingRequest,
  filesOf: (body) => requestFiles(body as CrossingRequest),
  look: lookAtCrossed,
  async take(ctx, { body, text, looked }) {
    const id = await takeRequest(ctx, body as CrossingRequest, (digest) => {
      const found = looked.get(digest)
      return found && 'type' in found ? found.type : 'application/octet-stream'
    })
    // Of a code that opens nothing nothing is kept, and that is all there is to say of it.
    return id === null ? text : JSON.stringify(await crossingRequest(ctx, id))
  },
  drop,
}

export const requestResults: ExchangeKind = {
  ids: arrivedIds,
  async carried(ctx, id) {
    const found = await crossingResult(ctx, id)
    return found && { name: `外网来件 ${id} 的办理情况`, body: JSON.stringify(found), files: [] }
  },
  schema: CrossingResult,
  ...withoutFiles,
  take: async (ctx, { body }) => JSON.stringify(await takeResult(ctx, body as CrossingResult)),
  drop,
}
