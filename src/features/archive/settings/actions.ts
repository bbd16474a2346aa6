import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { usualRetentions } from '../rules.ts'
import type { settings } from './contract.ts'
import { anyItemOf, presentFonds, retentionRows, saveFonds, saveRetention } from './queries.ts'

async function show(ctx: Context) {
  const own = new Map((await retentionRows(ctx)).map((row) => [row.kind, row]))
  return {
    fonds: (await presentFonds(ctx)) ?? null,
    retentions: Object.entries(usualRetentions).map(([kind, { name, retention }]) => ({
      kind,
      name,
      usual: retention,
      own: own.get(kind)?.retention ?? null,
      reason: own.get(kind)?.reason ?? null,
    })),
  }
}

const subject = { kind: 'archive', id: 'settings', name: '归档设置' }

export const settingActions: ActionsOf<typeof settings> = {
  get: (ctx) => show(ctx),

  async setFonds(ctx, fonds) {
    const before = await presentFonds(ctx)
    if (before && before.code !== fonds.code && (await anyItemOf(ctx, before.code)))
      throw new Refusal('conflict', 'fonds-in-use', { field: 'code', code: before.code })
    await saveFonds(ctx, fonds)
    ctx.record({ action: 'archive.fondsSet', subject, path: '', before, after: fonds })
    return show(ctx)
  },

  async setRetention(ctx, { kind, retention, reason }) {
    if (!usualRetentions[kind]) throw new Refusal('invalid', 'retention-unknown', { field: 'kind', kind })
    await saveRetention(ctx, { kind, retention, reason })
    ctx.record({ action: 'archive.retentionSet', subject, path: '', after: { kind, retention }, reason })
    return show(ctx)
  },
}
