import { createHash } from 'node:crypto'

/**
 * A place in the database where something sealed lies. `read` gives its bytes, `write` takes new ones (`$1`), both in
 * SQL; `use` says what it was sealed as, from the column named.
 */
export type Place = {
  table: string
  column: string
  read: string
  write: string
  use?: { column: string; of: (value: Buffer) => string }
}

const bytes = (table: string, column: string): Place => ({ table, column, read: column, write: '$1' })

const asText = `translate(encode($1, 'base64'), E'\\n', '')`

/** Written as base64 into a text, of these rows only. */
const text = (table: string, column: string, rows: string): Place => ({
  table,
  column,
  read: `case when ${rows} then decode(${column}, 'base64') end`,
  write: asText,
})

/** Written as base64 somewhere inside a JSON value; empty where there was nothing. */
const inside = (table: string, column: string, path: string): Place => ({
  table,
  column,
  read: `decode(nullif(${column} #>> '{${path}}', ''), 'base64')`,
  write: `jsonb_set(${column}, '{${path}}', to_jsonb(${asText}))`,
})

const certificateKey = (table: string): Place => ({
  ...bytes(table, 'key_sealed'),
  use: {
    column: 'certificate',
    of: (value) => `certificate-key:${createHash('sha256').update(value).digest('hex')}`,
  },
})

/** All of them: a test holds this against every column of bytes and every place where the program seals. */
export const places: Place[] = [
  certificateKey('certificate_authority'),
  certificateKey('seal_certificate'),
  bytes('account_totp', 'secret_sealed'),
  bytes('account_totp', 'pending_sealed'),
  bytes('difference', 'master_sealed'),
  bytes('feed_row', 'cells_sealed'),
  bytes('feed_source', 'authorization_sealed'),
  bytes('kept_answer', 'answer'),
  bytes('message_channel', 'secret_sealed'),
  bytes('message_channel', 'callback_sealed'),
  bytes('message_delivery', 'sealed'),
  bytes('message_group', 'address_sealed'),
  bytes('message_group', 'secret_sealed'),
  bytes('message_push_device', 'subscription_sealed'),
  bytes('message_reply', 'from_sealed'),
  bytes('message_reply', 'text_sealed'),
  bytes('person', 'identity_number_sealed'),
  bytes('person', 'phone_sealed'),
  bytes('person', 'home_address_sealed'),
  bytes('reading_note', 'words_sealed'),
  bytes('sign_on_provider', 'secret_sealed'),
  bytes('sms_code', 'reason_sealed'),
  bytes('talk', 'gist_sealed'),
  text('proposal', 'after', `field in ('identityNumber', 'phone', 'homeAddress') and after <> ''`),
  ...['before', 'after'].flatMap((column) =>
    ['identityNumber', 'phone', 'homeAddress'].map((field) =>
      inside('person_change', column, `sealed,${field}`),
    ),
  ),
]
