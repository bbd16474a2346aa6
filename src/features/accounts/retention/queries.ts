import { sql } from 'kysely'
import type { Ending } from '#platform/retention.ts'
import type { accountsRetention } from './rules.ts'

const ofAccount = sql`'账号 ' || one.account_id`

/** SQL: since when the account of a row is closed; null while it is open. */
export const closedSince = sql`(select account.disabled_at from account where account.id = one.account_id)`

export const accountsEndings: Record<(typeof accountsRetention)[number]['key'], Ending> = {
  'accounts.sessions': {
    table: 'account_session',
    key: sql`one.id`,
    since: sql`one.seen_at`,
    place: ofAccount,
    held: {
      lasting: sql`one.ended_at is null and one.kept_until > moment.now`,
      helped: sql`exists (select from helping_stretch stretch where stretch.session_id = one.id)`,
    },
  },
  // The mark of a link is what opens it: it is not shown.
  'accounts.links': {
    table: 'sign_in_link',
    key: sql`to_char(one.created_at at time zone 'Asia/Shanghai', 'YYYYMMDDHH24MISS')`,
    since: sql`one.expires_at`,
    place: ofAccount,
  },
  'accounts.attempts': {
    table: 'sign_on_attempt',
    key: sql`to_char(one.expires_at at time zone 'Asia/Shanghai', 'YYYYMMDDHH24MISS')`,
    since: sql`one.expires_at`,
    place: sql`'登录来源 ' || one.provider_id`,
  },
  // The key holds a username or an address of the network.
  'accounts.failures': {
    table: 'throttle',
    key: sql`to_char(one.until_at at time zone 'Asia/Shanghai', 'YYYYMMDDHH24MISS')`,
    since: sql`one.until_at`,
  },
  'accounts.unconfirmed': {
    table: 'account_totp',
    key: sql`one.account_id`,
    since: sql`case when one.secret_sealed is null then one.pending_at end`,
    place: ofAccount,
  },
  'accounts.views': { table: 'saved_view', key: sql`one.id`, since: closedSince, place: ofAccount },
}
