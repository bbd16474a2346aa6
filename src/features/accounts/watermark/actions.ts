import { coversEverything } from '#basics/reach.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { writeSetting } from '#platform/settings.ts'
import type { contract } from './contract.ts'
import { watermarkPolicyOf, watermarkSetting } from './queries.ts'
import { watermarkNames } from './rules.ts'

export const actions: ActionsOf<typeof contract> = {
  policy: async (ctx) => ({ pages: await watermarkPolicyOf(ctx) }),

  async setPolicy(ctx, { reason, pages }) {
    if (!coversEverything(ctx.reach)) throw new Refusal('forbidden', 'watermark-whole-only')
    const before = await watermarkPolicyOf(ctx)
    await writeSetting(ctx.db, watermarkSetting, { pages }, ctx.now)
    ctx.record({
      action: 'watermark.policy-changed',
      subject: { kind: 'setting', id: watermarkSetting, name: '屏幕水印' },
      before: { watermark: watermarkNames[before] },
      after: { watermark: watermarkNames[pages] },
      reason,
    })
    return {}
  },
}
