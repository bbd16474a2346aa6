import { sql } from 'kysely'
import { undoDays } from '#features/people/batches/rules.ts'
import type { Ending } from '#platform/retention.ts'
import type { masterDataRetention } from './rules.ts'

const ofFeed = sql`'主数据批次 ' || one.feed_id`

export const masterDataEndings: Record<(typeof masterDataRetention)[number]['key'], Ending> = {
  'masterData.rows': {
    table: 'feed_row',
    key: sql`one.feed_id || '-' || one.file_position || '-' || one.line`,
    since: sql`(select coalesce(feed.taken_at, feed.discarded_at, feed.failed_at) from feed where feed.id = one.feed_id)`,
    place: ofFeed,
    held: {
      undo: sql`exists (select from person_batch batch where batch.feed_id = one.feed_id and batch.undone_at is null
        and batch.made_at > moment.now - ${sql.lit(`${undoDays} days`)}::interval)`,
      undecided: sql`exists (select from difference where difference.feed_id = one.feed_id
        and difference.accepted_at is null and difference.declined_at is null and difference.settled_at is null)`,
      // As quarantinedAtFirst (plans) asks: who stood there is no newcomer.
      first: sql`one.outcome = 'quarantined' and one.kind = 'people' and one.feed_id = (
        select min(feed.id) from feed join feed_file file on file.feed_id = feed.id
        where feed.taken_at is not null and file.kind = 'people')`,
    },
  },
  'masterData.differences': {
    table: 'difference',
    key: sql`one.id`,
    since: sql`coalesce(one.accepted_at, one.settled_at)`,
    place: ofFeed,
    held: {
      transfer: sql`exists (select from transfer where transfer.id = one.transfer_id
        and transfer.state not in ('done', 'withdrawn'))`,
    },
    emptied: ['master_sealed'],
  },
}
