import { sql } from 'kysely'
import type { Ending } from '#platform/retention.ts'
import type { exhibitionRetention } from './rules.ts'

export const exhibitionEndings: Record<(typeof exhibitionRetention)[number]['key'], Ending> = {
  'exhibition.entries': {
    table: 'guest_entry',
    key: sql`one.id`,
    since: sql`one.removed_at`,
    place: sql`'展馆 ' || one.exhibition_id`,
    held: {
      complaint: sql`exists (select from guest_report report where report.entry_id = one.id and report.settled_at is null)`,
    },
  },
}
