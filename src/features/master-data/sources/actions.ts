import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { refuseUnlessWhole } from '../feeds/actions.ts'
import type { contract } from './contract.ts'
import { pullSource } from './jobs.ts'
import {
  deleteSource,
  findByName,
  getSource,
  insertSource,
  listSources,
  type Settings,
  type SourceRow,
  updateSource,
} from './queries.ts'

const shown = (row: SourceRow) => ({
  id: row.id,
  name: row.name,
  url: row.url,
  authorized: row.authorization_sealed !== null,
  mode: row.mode,
  cron: row.cron,
  takeAtOnce: row.take_at_once,
  enabled: row.enabled,
  lastRunAt: row.last_run_at,
  lastFeedId: row.last_feed_id,
  lastFailure: row.last_failure,
})

async function refuseTaken(ctx: Context, name: string, id: number | null): Promise<void> {
  const other = await findByName(ctx, name)
  if (other && other.id !== id) throw new Refusal('conflict', 'source-name-taken', { name, field: 'name' })
}

function record(ctx: Context, deed: string, id: number, name: string, settings?: Settings): void {
  ctx.record({ action: `masterData.${deed}`, subject: { kind: 'feedSource', id, name }, after: settings })
}

export const actions: ActionsOf<typeof contract> = {
  async list(ctx) {
    refuseUnlessWhole(ctx)
    return (await listSources(ctx)).map(shown)
  },

  async add(ctx, { authorization, ...settings }) {
    refuseUnlessWhole(ctx)
    await refuseTaken(ctx, settings.name, null)

    const id = await insertSource(ctx, settings, authorization ? ctx.sealing.seal(authorization) : null)
    record(ctx, 'sourceAdded', id, settings.name, settings)
    return shown(await getSource(ctx, id))
  },

  async change(ctx, { id, authorization, ...settings }) {
    refuseUnlessWhole(ctx)
    const before = await getSource(ctx, id)
    await refuseTaken(ctx, settings.name, id)

    // An address that was changed does not inherit what another system was trusted with.
    const elsewhere = new URL(before.url).host !== new URL(settings.url).host
    const sealed = authorization
      ? ctx.sealing.seal(authorization)
      : authorization === null || elsewhere
        ? null
        : undefined
    await updateSource(ctx, id, settings, sealed)
    record(ctx, 'sourceChanged', id, settings.name, settings)
    return shown(await getSource(ctx, id))
  },

  async remove(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const { name } = await getSource(ctx, id)

    await deleteSource(ctx, id)
    record(ctx, 'sourceRemoved', id, name)
    return { removed: true }
  },

  async run(ctx, { id }) {
    refuseUnlessWhole(ctx)
    const source = await getSource(ctx, id)
    if (!source.enabled) throw new Refusal('conflict', 'source-disabled')

    await ctx.later(pullSource, { sourceId: id })
    record(ctx, 'sourceRun', id, source.name)
    return shown(source)
  },
}
