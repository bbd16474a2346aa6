import { z } from 'zod'
import { maskPhone } from '#basics/identity-number.ts'
import { readMobile } from '#basics/mobile-number.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { SmsReply, SmsReport } from '#platform/messaging/sms-gateway.ts'
import { blockNumber } from '../blocked/queries.ts'
import { sendDue } from '../sending/jobs.ts'
import { keepReport } from '../sending/receipts/actions.ts'
import { refuseUnlessWhole } from '../templates/actions.ts'
import type { replies } from './contract.ts'
import {
  countReplies,
  getReply,
  insertReply,
  pageOfReplies,
  type ReplyRow,
  repliesFound,
  settleReply,
} from './queries.ts'
import { wantsOut } from './rules.ts'

/** What a carrier says of a message; the channel that stands by begins when it failed. */
export async function hearReport(ctx: Context, gateway: string, report: SmsReport): Promise<void> {
  if (await keepReport(ctx, gateway, report)) await ctx.later(sendDue, {})
}

/** A reply that was kept and says something: a later feature may know what to do with it. */
export const replyKept = { name: 'messages.reply-kept', schema: z.object({ id: z.number().int() }) }

/** What a phone says. Told again, it is not kept again. */
export async function hearReply(ctx: Context, gateway: string, reply: SmsReply): Promise<void> {
  const number = readMobile(reply.from) ?? reply.from
  const fromKey = ctx.sealing.keyOf(number)
  const fromMasked = maskPhone(number)
  const id = await insertReply(ctx, {
    gateway,
    gatewayId: reply.id,
    fromSealed: ctx.sealing.seal(number),
    fromKey,
    fromMasked,
    textSealed: ctx.sealing.seal(reply.text),
  })
  if (id === null) return
  if (!wantsOut(reply.text)) return ctx.later(replyKept, { id })
  await blockNumber(ctx, { key: fromKey, masked: fromMasked, reason: '本人短信退订' })
  await settleReply(ctx, id, '已列入短信黑名单')
  ctx.record({
    action: 'messageNumber.blocked',
    subject: { kind: 'messageNumber', id, name: fromMasked },
    path: null,
    reason: '本人短信退订',
  })
}

/** Its time is over: that it came and what was done about it is still known. */
const textOver = '（原文已按保存期限清除）'

const shown = ({ sealing }: Pick<Context, 'sealing'>, { textSealed, ...row }: ReplyRow) => ({
  ...row,
  text: textSealed === null ? textOver : sealing.open(textSealed),
})

export const replyActions: ActionsOf<typeof replies> = {
  async list(ctx, { page, size, ...asked }) {
    refuseUnlessWhole(ctx)
    const found = repliesFound(ctx, asked)
    const rows = await pageOfReplies(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(ctx, row)), total: await countReplies(found) }
  },

  async settle(ctx, { id, outcome }) {
    refuseUnlessWhole(ctx)
    const row = await getReply(ctx, id)
    if (!row) throw new Refusal('not-found', 'not-found', { id })
    if (!(await settleReply(ctx, id, outcome)))
      throw new Refusal('conflict', 'reply-settled', { outcome: row.outcome })
    ctx.record({
      action: 'messageReply.settled',
      subject: { kind: 'messageReply', id, name: row.personName ?? row.fromMasked },
      path: ctx.reach.paths[0],
      after: { outcome },
    })
    return shown(ctx, (await getReply(ctx, id)) as ReplyRow)
  },
}
