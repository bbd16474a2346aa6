import { randomUUID } from 'node:crypto'
import { minuteOf } from '#basics/days.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { hearReply } from '../replies/actions.ts'
import { type Channel, channelNames, heldNames, inWords, statusNames } from '../rules.ts'
import { sendDue } from '../sending/jobs.ts'
import { catalogue } from '../templates/catalogue/rules.ts'
import type { deliveries } from './contract.ts'
import {
  countDeliveries,
  countTroubled,
  type DeliveryRow,
  deliveriesFound,
  getDelivery,
  monthsOf,
  pageOfDeliveries,
  requeue,
  sealedNumberOf,
} from './queries.ts'
import { whyNotRetry, yuanOf } from './rules.ts'

const kindName = (key: string) => catalogue.find((one) => one.key === key)?.name ?? key

const isAnswerable = (
  { demo }: Pick<Context, 'demo'>,
  row: Pick<DeliveryRow, 'channel' | 'gateway' | 'sentAt'>,
) => demo && row.channel === 'sms' && row.gateway === 'outbox' && row.sentAt !== null

function shown(ctx: Pick<Context, 'demo'>, row: DeliveryRow) {
  return { ...inPlainWords(row), answerable: isAnswerable(ctx, row) }
}

function inPlainWords({ path, templateKey, costMilliyuan, held, ...row }: DeliveryRow) {
  return {
    ...row,
    kindName: kindName(templateKey),
    channelName: channelNames[row.channel],
    statusName: statusNames[row.status],
    because: inWords(row.because),
    notBefore: row.status === 'queued' && held ? row.notBefore : null,
    heldName: row.status === 'queued' && held ? heldNames[held] : null,
    cost: yuanOf(costMilliyuan),
  }
}

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

export const deliveryActions: ActionsOf<typeof deliveries> = {
  async list(ctx, { page, size, sort, descending, organizationId, ...asked }) {
    const found = deliveriesFound(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    const rows = await pageOfDeliveries(
      found,
      { sort, descending },
      { limit: size, offset: (page - 1) * size },
    )
    return { rows: rows.map((row) => shown(ctx, row)), total: await countDeliveries(found) }
  },

  async export(ctx, { sort, descending, organizationId, ...asked }) {
    const question = { ...asked, path: await pathOf(ctx, organizationId) }
    const { reach } = ctx
    ctx.record({
      action: 'messages.exported',
      subject: { kind: 'message', id: organizationId ?? 0, name: '消息发送情况' },
      path: reach.paths[0],
    })
    return listSheet(
      '消息发送情况',
      {
        name: '消息发送情况',
        title: '消息发送情况',
        columns: [
          { title: '时间', kind: 'text', width: 18 },
          { title: '收件人', kind: 'text', width: 12 },
          { title: '党组织', kind: 'text', width: 24 },
          { title: '类别', kind: 'text', width: 14 },
          { title: '渠道', kind: 'text', width: 10 },
          { title: '状态', kind: 'text', width: 10 },
          { title: '原因', kind: 'text', width: 24 },
          { title: '条数', width: 8 },
          { title: '费用（元）', width: 10 },
        ],
      },
      (db, page) => pageOfDeliveries(deliveriesFound({ db, reach }, question), { sort, descending }, page),
      (row) => {
        const { createdAt, recipientName, organizationName, kindName, channelName, ...more } =
          inPlainWords(row)
        const { statusName, because, parts, cost } = more
        return [
          minuteOf(createdAt),
          recipientName,
          organizationName,
          kindName,
          channelName,
          statusName,
          because,
          parts,
          cost,
        ]
      },
    )
  },

  troubled: async (ctx) => ({ count: await countTroubled(ctx) }),

  async months(ctx, { year }) {
    return (await monthsOf(ctx, year)).map(({ costMilliyuan, ...row }) => ({
      ...row,
      channelName: channelNames[row.channel as Channel],
      cost: costMilliyuan / 1000,
    }))
  },

  async retry(ctx, { id, reason }) {
    const row = await getDelivery(ctx, id)
    const why = whyNotRetry(row)
    if (why) throw new Refusal('conflict', why)
    if (!(await requeue(ctx, row))) throw new Refusal('conflict', 'delivery-on-its-way')
    ctx.record({
      action: 'message.retried',
      subject: { kind: 'message', id, name: row.recipientName },
      path: row.path,
      before: { status: statusNames[row.status] },
      reason,
    })
    await ctx.later(sendDue, {})
    return shown(ctx, await getDelivery(ctx, id))
  },

  async answer(ctx, { id, text }) {
    const row = await getDelivery(ctx, id)
    const from = await sealedNumberOf(ctx, id)
    if (!isAnswerable(ctx, row) || !from) throw new Refusal('conflict', 'delivery-not-answerable')
    await hearReply(ctx, 'outbox', { id: randomUUID(), from: ctx.sealing.open(from), to: '', text })
    ctx.record({
      action: 'messageReply.simulated',
      subject: { kind: 'message', id, name: row.recipientName },
      path: row.path,
    })
    return {}
  },
}
