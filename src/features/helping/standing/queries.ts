import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/database.ts'

type Writer = Pick<Context, 'db' | 'now'>

/** A stretch that runs, of this session: on which consent, until when, and how its member stands. */
export const findStretch = (db: Database, asked: { stretchId: number; sessionId: number; now: Date }) =>
  db
    .selectFrom('helping_stretch as stretch')
    .innerJoin('helping_consent as consent', 'consent.id', 'stretch.consent_id')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .where('stretch.id', '=', asked.stretchId)
    .where('stretch.session_id', '=', asked.sessionId)
    .where('stretch.ended_at', 'is', null)
    .where('stretch.ends_at', '>', asked.now.toISOString())
    .select(['consent.id as consentId', 'consent.helper_id as helperId', 'stretch.ends_at as endsAt'])
    .select([
      sql<'member' | 'masses'>`case when person.membership = 'active' then 'member' else 'masses' end`.as(
        'role',
      ),
    ])
    .executeTakeFirst()

/** A session acts for one person at a time. */
export const endStretches = ({ db, now }: Writer, sessionId: number, only?: number) =>
  db
    .updateTable('helping_stretch')
    .set({ ended_at: now })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? 0))
    .returning(['id', 'consent_id as consentId'])
    .execute()

export async function insertStretch(
  { db, now }: Writer,
  stretch: { consentId: number; sessionId: number; endsAt: Date },
): Promise<number> {
  const { id } = await db
    .insertInto('helping_stretch')
    .values({
      consent_id: stretch.consentId,
      session_id: stretch.sessionId,
      begun_at: now,
      ends_at: stretch.endsAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertDone(
  { db, now }: Writer,
  done: { consentId: number; stretchId: number | null; act: string; title: string; about: string | null },
): Promise<number> {
  const { id } = await db
    .insertInto('helping_act')
    .values({
      consent_id: done.consentId,
      stretch_id: done.stretchId,
      act: done.act,
      title: done.title,
      about: done.about,
      done_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
