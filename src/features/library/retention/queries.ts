import { sql } from 'kysely'
import { closedSince } from '#features/accounts/retention/queries.ts'
import type { Ending } from '#platform/retention.ts'
import type { libraryRetention } from './rules.ts'

const place = sql`'账号 ' || one.account_id`
const ofMaterial = sql`one.material_id || '-' || one.account_id`

export const libraryEndings: Record<(typeof libraryRetention)[number]['key'], Ending> = {
  'library.notes': { table: 'reading_note', key: sql`one.id`, since: closedSince, place },
  'library.positions': { table: 'reading_position', key: ofMaterial, since: closedSince, place },
  'library.favourites': { table: 'favourite', key: ofMaterial, since: closedSince, place },
}
