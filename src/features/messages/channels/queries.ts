import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { LineSettings } from '#platform/messaging/lines.ts'
import type { MailSettings } from '#platform/messaging/mail.ts'
import type { PushSettings } from '#platform/messaging/push.ts'
import { type Channel, channels } from '../rules.ts'
import { type Settings, usualChannel } from './rules.ts'

type Db = Pick<Context, 'db'>

export type ChannelRow = {
  channel: Channel
  adapter: string
  enabled: boolean
  settings: Settings
  hasSecret: boolean
  hasCallback: boolean
  perMinute: number
  perNumberHour: number
  priceMilliyuan: number
  changedAt: string | null
  changedBy: string | null
}

/** The channels as they are set, else as they come along. */
export async function channelsSet({ db }: Db): Promise<ChannelRow[]> {
  const rows = await db
    .selectFrom('message_channel')
    .select([
      'channel',
      'adapter',
      'enabled',
      sql<Settings>`settings`.as('settings'),
      sql<boolean>`secret_sealed is not null`.as('hasSecret'),
      sql<boolean>`callback_key is not null`.as('hasCallback'),
      'per_minute as perMinute',
      'per_number_hour as perNumberHour',
      'price_milliyuan as priceMilliyuan',
      'changed_at as changedAt',
      'changed_by as changedBy',
    ])
    .execute()
  return channels.map((channel): ChannelRow => {
    const set = rows.find((row) => row.channel === channel)
    if (set) return { ...set, channel }
    const usual = usualChannel[channel]
    return { ...usual, channel, hasSecret: false, hasCallback: false, changedAt: null, changedBy: null }
  })
}

/** Everything that a line needs, its secret opened: for the moment of sending alone. */
export async function lineSettings(ctx: Opening, set: ChannelRow): Promise<LineSettings> {
  const secret = await secretOf(ctx, set.channel)
  const { version, ...settings } = set.settings
  if (set.adapter === 'cmpp')
    return { adapter: 'cmpp', secret, version: version === 3 ? 0x30 : 0x20, ...settings } as LineSettings
  if (set.adapter === 'http') return { adapter: 'http', authorization: secret, ...settings } as LineSettings
  if (set.adapter === 'outbox') return { adapter: 'outbox' }
  return { adapter: set.adapter, secret, ...settings } as LineSettings
}

/** The same of a server for mail. */
export async function mailSettings(ctx: Opening, set: ChannelRow): Promise<MailSettings> {
  const { user, ...server } = set.settings
  const login = set.adapter === 'smtp' ? { user: String(user), password: await secretOf(ctx, 'mail') } : null
  return { ...server, login } as MailSettings
}

/** The same of push services: the contact, and the keys that were made once. */
export async function pushSettings(ctx: Opening, set: ChannelRow): Promise<PushSettings> {
  const keys = JSON.parse(await secretOf(ctx, 'push')) as Omit<PushSettings, 'contact'>
  return { ...keys, contact: String(set.settings.contact) }
}

type Opening = Pick<Context, 'db' | 'sealing'>

async function secretOf({ db, sealing }: Opening, channel: Channel): Promise<string> {
  const row = await db
    .selectFrom('message_channel')
    .where('channel', '=', channel)
    .select('secret_sealed')
    .executeTakeFirst()
  return row?.secret_sealed ? sealing.open(row.secret_sealed) : ''
}

export type NewChannel = Omit<ChannelRow, 'hasSecret' | 'hasCallback' | 'changedAt' | 'changedBy'> & {
  /** Undefined leaves what is there. */
  secret: Buffer | null | undefined
  callback: { key: Buffer; sealed: Buffer } | null | undefined
}

export async function setChannel(
  { db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>,
  given: NewChannel,
): Promise<void> {
  const row = {
    adapter: given.adapter,
    enabled: given.enabled,
    settings: JSON.stringify(given.settings),
    per_minute: given.perMinute,
    per_number_hour: given.perNumberHour,
    price_milliyuan: given.priceMilliyuan,
    changed_at: now,
    changed_by: actor.name,
    ...(given.secret !== undefined && { secret_sealed: given.secret }),
    ...(given.callback !== undefined && {
      callback_key: given.callback?.key ?? null,
      callback_sealed: given.callback?.sealed ?? null,
    }),
  }
  await db
    .insertInto('message_channel')
    .values({ channel: given.channel, ...row })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet(row))
    .execute()
}

/** The channel whose callback address ends so. */
export const channelByCallback = ({ db }: Db, key: Buffer) =>
  db
    .selectFrom('message_channel')
    .where('callback_key', '=', key)
    .select(['channel', 'adapter'])
    .executeTakeFirst()

export async function callbackOf(
  ctx: Pick<Context, 'db' | 'sealing'>,
  channel: Channel,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('message_channel')
    .where('channel', '=', channel)
    .select('callback_sealed')
    .executeTakeFirst()
  return row?.callback_sealed ? ctx.sealing.open(row.callback_sealed) : null
}
