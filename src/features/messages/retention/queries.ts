import { sql } from 'kysely'
import type { Ending } from '#platform/retention.ts'
import type { messagesRetention } from './rules.ts'

export const messagesEndings: Record<(typeof messagesRetention)[number]['key'], Ending> = {
  'messages.receipts': {
    table: 'message_receipt',
    key: sql`one.gateway_id`,
    since: sql`one.received_at`,
    place: sql`'网关 ' || one.gateway`,
  },
  'messages.replies': {
    table: 'message_reply',
    key: sql`one.id`,
    since: sql`one.received_at`,
    held: {
      open: sql`one.handled_at is null`,
      unsent: sql`exists (select from message join message_delivery delivery on delivery.message_id = message.id
        where message.reply_id = one.id and delivery.status in ('waiting', 'queued', 'sending'))`,
    },
    emptied: ['from_sealed', 'text_sealed'],
  },
  'messages.devices': { table: 'message_push_device', key: sql`one.id`, since: sql`one.ended_at` },
  'messages.relays': {
    table: 'message_relay',
    key: sql`one.id`,
    since: sql`one.dropped_at`,
    held: { running: sql`one.state in ('waiting', 'sending')` },
  },
}
