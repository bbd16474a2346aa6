import { leaksIn } from '#basics/leaks.ts'
import { countFromAddress } from '#features/accounts/lockouts/queries.ts'
import { lookAtCrossed } from '#features/library/crossing/actions.ts'
import { kindOfName } from '#features/library/uploads/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { hashOf } from '../passes/actions.ts'
import { passByHash } from '../passes/queries.ts'
import { filesOf, insertOutsideRequest } from '../queries.ts'
import { isOpen, limits, whyNotAttach } from '../rules.ts'
import type { outside } from './contract.ts'
import { countUnsettled, lockPass, ownRequests } from './queries.ts'

type Apart = Pick<Context, 'transaction' | 'actor' | 'zone'>

/** Codes are tried from one address only so often; what was counted stays counted. @throws Refusal outside-too-often, outside-only */
async function takeTurn({ transaction, actor, zone }: Apart, purpose: string, most: number): Promise<void> {
  if (zone !== 'extranet') throw new Refusal('conflict', 'outside-only')
  const { minutes } = limits
  const count = await transaction((ctx) => countFromAddress(ctx, { purpose, ip: actor.from.ip, minutes }))
  if (count > most) throw new Refusal('forbidden', 'outside-too-often', { minutes })
}

/** @throws Refusal outside-code */
async function passFor(ctx: Context, code: string) {
  const pass = await passByHash(ctx, hashOf(code))
  if (!pass || !isOpen(pass, ctx.today)) throw new Refusal('invalid', 'outside-code', { field: 'code' })
  return pass
}

/** What stands outside may be read by anybody who gets in there: the gravest is not even taken. @throws Refusal */
function refuseLeaks(texts: Record<'matter' | 'body', string>): void {
  for (const [field, text] of Object.entries(texts)) {
    const found = leaksIn(text).hits.map(({ what }) => what)
    if (found.includes('secret')) throw new Refusal('invalid', 'outside-secret', { field })
    if (found.includes('identity')) throw new Refusal('invalid', 'outside-number', { field })
  }
}

type Read = { name: string; type: string; bytes: Uint8Array }

const tidyName = (name: string) =>
  name.replace(/[/\\:*?"<>|\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, '_').slice(-120)

/** Looked at here as it will be inside: what would be refused there does not set out. @throws Refusal outside-file-content */
async function lookedAt(ctx: Context, files: File[]): Promise<Read[]> {
  const store = await ctx.transaction(async (one) => one.files)
  const read: Read[] = []
  for (const given of files) {
    const [name, bytes] = [tidyName(given.name), new Uint8Array(await given.arrayBuffer())]
    const kind = kindOfName(name)
    const digest = await store.put(bytes)
    const piece = { digest, bytes: bytes.length }
    const looked = kind
      ? await lookAtCrossed(store, { name, kind, ...piece, pieces: [piece], cover: null })
      : { fault: 'upload-kind' }
    if ('fault' in looked)
      throw new Refusal('invalid', 'outside-file-content', { field: 'files', name, fault: looked.fault })
    read.push({ name, type: looked.type, bytes })
  }
  return read
}

export const outsideActions: ActionsOf<typeof outside> = {
  async look(ctx, { code }) {
    await takeTurn(ctx, 'outside-look', limits.asks)
    return ctx.transaction(async (one) => {
      const pass = await passFor(one, code)
      const rows = await ownRequests(one, pass.id)
      const requests = []
      for (const { id, state, number, replyNumber, repliedOn, because, toldAt, ...row } of rows)
        requests.push({
          ...row,
          files: (await filesOf(one, id)).map(({ name, bytes }) => ({ name, bytes })),
          result: state && toldAt ? { state, number, replyNumber, repliedOn, because, toldAt } : null,
        })
      return { validUntil: pass.validUntil, requests }
    })
  },

  async write(ctx, { code, matter, body, files = [] }) {
    await takeTurn(ctx, 'outside-write', limits.writes)
    await ctx.transaction((one) => passFor(one, code))
    refuseLeaks({ matter, body })
    const given = [files].flat()
    const why = whyNotAttach(given)
    if (why) throw new Refusal('invalid', why, { field: 'files' })
    const read = await lookedAt(ctx, given)
    await ctx.transaction(async (one) => {
      const pass = await passFor(one, code)
      await lockPass(one, pass.id)
      if ((await countUnsettled(one, pass.id)) >= limits.open) throw new Refusal('conflict', 'outside-many')
      const ids: number[] = []
      for (const file of read) ids.push((await keepFile(one, file)).id)
      const asked = { passId: pass.id, matter, body, writtenAt: one.now, arrivedAt: null }
      const id = (await insertOutsideRequest(one, asked, ids)) as number
      one.record({
        action: 'outsideRequest.written',
        subject: { kind: 'outsideRequest', id, name: matter },
        after: { files: read.map(({ name }) => name).join('、') },
      })
    })
    return {}
  },
}
