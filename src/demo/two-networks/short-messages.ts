import { splitSms } from '#basics/sms-text.ts'
import { filterWords } from '#features/messages/filter/queries.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { layOutward, outwardAdapter } from '#features/messages/outward/actions.ts'
import { claim } from '#features/messages/sending/queries.ts'
import type { Facts } from '#features/messages/templates/rules.ts'
import type { Context } from '#platform/context.ts'

type Notice = { people: number[]; type: string; text: string; key: string }

/**
 * These people are told by short message, which waits for the other network from now on: as the channel 随摆渡包交外网平台发送 lays it
 * down. The demo's own channel stays as it is, so that its outbox can be answered. Answers the keys of the messages.
 */
export async function layDown(ctx: Context, { people, type, text, key }: Notice): Promise<string[]> {
  await notify(ctx, {
    template: 'notice',
    to: people.map((personId) => ({ personId })),
    facts: { type, text, day: ctx.today },
    key: `two-networks/${key}`,
    link: '/messages',
    sms: 'needed',
  })
  const due = await queued(ctx, `two-networks/${key}`)
  for (const { id, numberKey, masked } of due)
    await claim(ctx, id, { to: '', key: numberKey, masked }, outwardAdapter)
  const laid = due.map((one) => ({ ...one, secret: false, parts: splitSms(one.text).length }))
  await layOutward(ctx, laid, await filterWords(ctx))
  const rows = await ctx.db
    .selectFrom('message_outward')
    .where(
      'delivery_id',
      'in',
      due.map(({ id }) => id),
    )
    .select('key')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.key)
}

const queued = ({ db }: Context, key: string) =>
  db
    .selectFrom('message_delivery as delivery')
    .innerJoin('message', 'message.id', 'delivery.message_id')
    .innerJoin('person', 'person.id', 'message.person_id')
    .where('message.key', 'like', `${key}%`)
    .where('delivery.channel', '=', 'sms')
    .where('delivery.status', '=', 'queued')
    .where('person.phone_key', 'is not', null)
    .select(['delivery.id', 'delivery.text', 'message.template_key as template', 'message.facts'])
    .select(['person.phone_key as numberKey', 'person.phone_masked as masked'])
    .$narrowType<{ facts: Facts; numberKey: Buffer; masked: string }>()
    .orderBy('delivery.id')
    .execute()
