import type { Context } from '#platform/context.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { takeUnsealed, type Unsealed, writeAddresses, writeChanged, writeProposed } from './queries.ts'

/**
 * Seals the home addresses that were written before they were kept sealed: migration 0148, which has no key, left them
 * in a table of their own. Before anybody is served; where nothing waits it costs one look. Answers how many.
 */
export async function sealAddresses(world: JobWorld): Promise<number> {
  for (let sealed = 0; ; ) {
    const some = await world.transaction((ctx) => sealSome(ctx))
    if (some === 0) return sealed
    sealed += some
  }
}

async function sealSome(ctx: Context): Promise<number> {
  const taken = await takeUnsealed(ctx, 500)
  if (taken.length === 0) return 0
  const of = (kind: Unsealed['kind']) => taken.filter((one) => one.kind === kind)
  const hex = (text: string) => ctx.sealing.seal(text).toString('hex')
  const base64 = (text: string | null) => (text ? ctx.sealing.seal(text).toString('base64') : '')
  await writeAddresses(
    ctx,
    of('record').map(({ subjectId: id, after }) => ({ id, after: hex(after ?? '') })),
  )
  await writeProposed(
    ctx,
    of('proposal').map(({ subjectId: id, after }) => ({ id, after: base64(after) })),
  )
  await writeChanged(
    ctx,
    of('change').map(({ subjectId: id, before, after }) => ({
      id,
      before: base64(before),
      after: base64(after),
    })),
  )
  ctx.record({
    action: 'person.addressesSealed',
    subject: { kind: 'people', id: 'addresses', name: '家庭住址' },
    after: { total: taken.length },
    reason: '升级：家庭住址改为加密存放',
  })
  return taken.length
}
