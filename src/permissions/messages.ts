/** How the endpoints of messages are asked: see sample.ts. */

import { insertDevice } from '#features/messages/devices/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { hearReply } from '#features/messages/replies/actions.ts'
import { fail } from '#features/messages/sending/queries.ts'
import { templateOf } from '#features/messages/templates/catalogue/rules.ts'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

/** Texts, channels and lists of the whole institute: only who answers for all of it. */
const whole = { outside: 'forbidden' } as const

/** Tells somebody of east1 something; the new message and its way by SMS. */
async function told(stage: Stage, personId: number) {
  const key = `permissions-${stage.next()}`
  return stage.app.stage(async (ctx) => {
    const facts = { type: '学习通知', day: '2026-12-01', text: '东区第一党支部学习' }
    await notify(ctx, { template: 'notice', to: [{ personId }], facts, key, sms: 'needed' })
    return ctx.db
      .selectFrom('message')
      .innerJoin('message_delivery as delivery', 'delivery.message_id', 'message.id')
      .where('message.key', '=', key)
      .select(['message.id', 'delivery.id as deliveryId'])
      .executeTakeFirstOrThrow()
  })
}

async function failed(stage: Stage) {
  const { deliveryId } = await told(stage, stage.member)
  await stage.app.stage((ctx) => fail(ctx, deliveryId, '网关拒绝'))
  return { id: deliveryId, reason }
}

async function replied(stage: Stage) {
  const id = `reply-${stage.next()}`
  const reply = { id, from: '13900000001', to: '', text: '收到' }
  return stage.app.stage(async (ctx) => {
    await hearReply(ctx, 'http', reply)
    const row = await ctx.db
      .selectFrom('message_reply')
      .where('gateway_id', '=', id)
      .select('id')
      .executeTakeFirstOrThrow()
    return { id: row.id, outcome: '已答复' }
  })
}

async function nextVersion(stage: Stage) {
  const { version } = await stage.top.call.messages.templates.get({ key: 'notice' })
  return { key: 'notice', texts, version, note: reason }
}
const { texts } = templateOf('notice')

const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/a',
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
}
const deviceOf = (stage: Stage, personId: number) =>
  stage.app.stage(async (ctx) => {
    const key = ctx.sealing.keyOf(`push ${stage.next()}`)
    const sealed = ctx.sealing.seal(JSON.stringify(subscription))
    return (await insertDevice(ctx, { personId, name: '手机', key, sealed })).id
  })

const number = (stage: Stage) => `139${String(10_000_000 + stage.next())}`
async function blockedOne(stage: Stage) {
  const { key } = await stage.top.call.messages.blocked.add({ number: number(stage), reason })
  return { key, reason }
}

const newGroup = (stage: Stage) => ({
  organizationId: stage.institute.organizations.west1,
  robot: 'weCom' as const,
  name: `群${stage.next()}`,
  enabled: true,
  address: 'http://127.0.0.1:1/hook',
  reason,
})

const outbox = {
  channel: 'sms',
  adapter: 'outbox',
  enabled: true,
  settings: { signature: '支部' },
  perMinute: 600,
  perNumberHour: 5,
  price: 0,
  reason,
} as const

export const messages: Record<string, Sample> = {
  'messages.inbox.list': seen(async (stage) => {
    await told(stage, stage.member)
    return {}
  }),
  'messages.inbox.export': open(),
  'messages.inbox.standing': open(),
  'messages.inbox.live': open(),
  // Somebody else's: it is not found, whoever asks.
  'messages.inbox.read': of(
    async (stage) => ({ id: (await told(stage, stage.institute.people.east1.secretary)).id }),
    { refusal: 'not-found' },
  ),
  'messages.inbox.readAll': open({ untilId: 1 }),
  'messages.preferences.get': open(),
  'messages.preferences.set': open({ muted: [], quietFrom: 20, quietUntil: 8, digest: true, mail: null }),
  'messages.devices.list': open(),
  // Nobody has the channel turned on here; whoever may ask is told so.
  'messages.devices.add': open({ name: '办公室电脑', ...subscription }, { refusal: 'push-off' }),
  // Somebody else's: it is not found, whoever asks.
  'messages.devices.remove': open(
    async (stage) => ({ id: await deviceOf(stage, stage.institute.people.east1.secretary) }),
    { refusal: 'not-found' },
  ),
  'messages.deliveries.list': seen(async (stage) => {
    await told(stage, stage.member)
    return {}
  }),
  'messages.deliveries.export': seen(),
  'messages.deliveries.troubled': open(),
  'messages.deliveries.months': open({ year: 2026 }),
  'messages.deliveries.retry': of(failed),
  'messages.deliveries.answer': of(async (stage) => ({ id: (await failed(stage)).id, text: '1 482196' }), {
    refusal: 'delivery-not-answerable',
  }),
  'messages.templates.list': open(),
  'messages.templates.get': open({ key: 'notice' }),
  'messages.templates.preview': open({ key: 'notice', texts }),
  'messages.templates.publish': open(nextVersion, whole),
  'messages.channels.list': open({}, whole),
  'messages.channels.set': open(outbox, whole),
  'messages.channels.hear': open({ token: 'nobody-knows-this-address' }, { refusal: 'not-found' }),
  'messages.replies.list': open(async (stage) => {
    await replied(stage)
    return {}
  }, whole),
  'messages.replies.settle': open(replied, whole),
  'messages.blocked.list': open({}, whole),
  'messages.blocked.add': open((stage) => ({ number: number(stage), reason }), whole),
  'messages.blocked.remove': open(blockedOne, whole),
  'messages.groups.list': open({}, whole),
  'messages.groups.add': open(newGroup, whole),
  'messages.groups.change': open(async (stage) => {
    const { id } = await stage.top.call.messages.groups.add(newGroup(stage))
    return { id, name: `群${stage.next()}`, enabled: false, reason }
  }, whole),
  'messages.filter.list': open(),
  'messages.filter.add': open((stage) => ({ word: `词${stage.next()}`, instead: '' }), whole),
  'messages.filter.remove': open(async (stage) => {
    const word = `词${stage.next()}`
    await stage.top.call.messages.filter.add({ word })
    return { word }
  }, whole),
}
