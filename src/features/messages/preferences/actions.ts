import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { channelNames } from '../rules.ts'
import { usualQuiet } from '../sending/rules.ts'
import type { preferences } from './contract.ts'
import { setWish, type WishRow, wishOf } from './queries.ts'

/** A wish is a person's: an account that is nobody's has none. */
export function personOf({ reach }: Context): number {
  if (!reach.personId) throw new Refusal('conflict', 'no-own-record')
  return reach.personId
}

export async function ownPreference(ctx: Context) {
  const row = await wishOf(ctx, personOf(ctx))
  if (!row) throw new Refusal('conflict', 'no-own-record')
  return row
}

export const preferenceActions: ActionsOf<typeof preferences> = {
  async get(ctx) {
    const { muted, quietFrom, quietUntil, digest, mail, phoneMasked } = await ownPreference(ctx)
    return {
      muted: muted ?? [],
      quietFrom: quietFrom ?? usualQuiet.from,
      quietUntil: quietUntil ?? usualQuiet.until,
      digest: digest ?? true,
      mail,
      phoneMasked,
      chosen: muted !== null,
    }
  },

  async set(ctx, wish) {
    const { name, path } = await ownPreference(ctx)
    await setWish(ctx, personOf(ctx), wish)
    ctx.record({
      action: 'messagePreference.set',
      subject: { kind: 'person', id: personOf(ctx), name },
      path,
      after: inWords(wish),
    })
    return wish
  },
}

const inWords = ({ muted, quietFrom, quietUntil, digest, mail }: WishRow) => ({
  mutedChannels: muted.map((channel) => channelNames[channel]).join('、') || '无',
  quietHours: quietFrom === quietUntil ? '无' : `${quietFrom}:00–${quietUntil}:00`,
  dailyDigest: digest ? '是' : '否',
  mailKnown: mail ? '已登记' : '未登记',
})
