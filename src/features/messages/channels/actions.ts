import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { readAliyunPush } from '#platform/messaging/aliyun-sms.ts'
import { readHttpPush } from '#platform/messaging/http-sms.ts'
import { newPushKeys } from '#platform/messaging/push.ts'
import { readTencentPush } from '#platform/messaging/tencent-sms.ts'
import { hearReply, hearReport } from '../replies/actions.ts'
import { type Channel, channelNames } from '../rules.ts'
import { refuseUnlessWhole } from '../templates/actions.ts'
import type { channels } from './contract.ts'
import { type ChannelRow, callbackOf, channelByCallback, channelsSet, setChannel } from './queries.ts'
import { adapterOf, adapters, whyNotSettings } from './rules.ts'

async function shown(ctx: Context, row: ChannelRow) {
  const { priceMilliyuan, hasCallback, ...set } = row
  const token = hasCallback ? await callbackOf(ctx, row.channel) : null
  const health = row.channel === 'sms' ? ctx.lineHealth() : null
  return {
    ...set,
    name: channelNames[row.channel],
    adapterName: adapterOf(row.channel, row.adapter)?.title ?? row.adapter,
    callback: token && `${ctx.address}/api/sms-callbacks/${token}`,
    price: priceMilliyuan / 1000,
    health: health && { ...health, since: health.since.toISOString() },
  }
}

const found = async (ctx: Context, channel: Channel) =>
  (await channelsSet(ctx)).find((one) => one.channel === channel)

/** An address nobody guesses, made when a gateway first needs one and kept from then on. */
function callbackFor(ctx: Context, calledBack: boolean, before: ChannelRow | undefined) {
  if (!calledBack) return null
  if (before?.hasCallback) return undefined
  const token = randomBytes(24).toString('base64url')
  return { key: callbackKey(ctx, token), sealed: ctx.sealing.seal(token) }
}
const callbackKey = ({ sealing }: Pick<Context, 'sealing'>, token: string) =>
  sealing.keyOf(`sms-callback ${token}`)

const readers = { aliyun: readAliyunPush, tencent: readTencentPush, http: readHttpPush }

export const channelActions: ActionsOf<typeof channels> = {
  async list(ctx) {
    refuseUnlessWhole(ctx)
    const set = await channelsSet(ctx)
    return {
      channels: await Promise.all(set.map((row) => shown(ctx, row))),
      adapters: Object.fromEntries(
        Object.entries(adapters).map(([channel, list]) => [
          channel,
          list.map((one) => ({ ...one, settings: [...one.settings] })),
        ]),
      ),
    }
  },

  async set(ctx, { channel, secret, price, reason, ...given }) {
    refuseUnlessWhole(ctx)
    const before = await found(ctx, channel)
    const sameAdapter = before?.adapter === given.adapter
    const made = channel === 'push' && !before?.hasSecret ? JSON.stringify(newPushKeys()) : secret
    const kept = sameAdapter && before.hasSecret && made === undefined
    const why = whyNotSettings(channel, { ...given, secret: kept || Boolean(made) })
    if (why) throw new Refusal('invalid', why.code, why.facts)
    const adapter = adapterOf(channel, given.adapter)
    await setChannel(ctx, {
      ...given,
      channel,
      priceMilliyuan: Math.round(price * 1000),
      // The password of one gateway is none of another's; the keys that devices were told stay the same.
      secret: kept ? undefined : made ? ctx.sealing.seal(made) : null,
      callback: callbackFor(ctx, adapter?.calledBack ?? false, before),
    })
    ctx.record({
      action: 'messageChannel.set',
      subject: { kind: 'messageChannel', id: channel, name: channelNames[channel] },
      path: ctx.reach.paths[0],
      before: before && inWords(before),
      after: inWords({ ...given, channel, priceMilliyuan: Math.round(price * 1000) }),
      reason,
    })
    return shown(ctx, (await found(ctx, channel)) as ChannelRow)
  },

  async hear(ctx, { params: { token }, body }) {
    const channel = await ctx.transaction((one) => channelByCallback(one, callbackKey(one, token)))
    if (!channel) throw new Refusal('not-found', 'not-found')
    const heard = readers[channel.adapter as keyof typeof readers]?.(body)
    if (!heard) throw new Refusal('invalid', 'callback-unreadable')
    for (const report of heard.reports)
      await ctx.transaction((one) => hearReport(one, channel.adapter, report))
    for (const reply of heard.replies) await ctx.transaction((one) => hearReply(one, channel.adapter, reply))
    return { code: 0, msg: '接收成功', result: 0, errmsg: 'OK' }
  },
}

const inWords = ({
  channel,
  adapter,
  enabled,
  settings,
  perMinute,
  perNumberHour,
  priceMilliyuan,
}: Pick<
  ChannelRow,
  'channel' | 'adapter' | 'enabled' | 'settings' | 'perMinute' | 'perNumberHour' | 'priceMilliyuan'
>) => {
  const known = adapterOf(channel, adapter)
  const set = Object.entries(settings).map(([name, value]) => {
    const title = known?.settings.find((one) => one.name === name)?.title ?? name
    return `${title}：${typeof value === 'boolean' ? (value ? '是' : '否') : value}`
  })
  return {
    adapter: known?.title ?? adapter,
    channelEnabled: enabled ? '是' : '否',
    channelSettings: set.join('；'),
    perMinute,
    perNumberHour,
    price: priceMilliyuan / 1000,
  }
}
