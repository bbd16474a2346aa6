import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Code, Outcome, Verdict } from './rules.ts'

type Db = Pick<Context, 'db'>
type Moment = Pick<Context, 'db' | 'now'>

/** The actor's name and number in the register, by which he may agree. */
export const ownNumber = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db
    .selectFrom('person')
    .where('id', '=', actor.personId)
    .select([
      'id',
      'name',
      'phone_key as phoneKey',
      'phone_masked as phoneMasked',
      sql<boolean>`phone_key is not null`.as('hasNumber'),
    ])
    .executeTakeFirst()

/** What the actor has agreed to and not ended; `same`: the number is still his. */
export const ownConsent = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db
    .selectFrom('sms_consent as consent')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .where('consent.account_id', '=', actor.accountId)
    .where('consent.ended_at', 'is', null)
    .select([
      'consent.id',
      'consent.phone_masked as phoneMasked',
      'consent.agreed_at as agreedAt',
      'consent.usable_from as usableFrom',
      sql<boolean>`person.phone_key is not distinct from consent.phone_key`.as('same'),
    ])
    .executeTakeFirst()

/** The number by which the actor agreed last; undefined when he never did. */
export const lastNumber = ({ db, actor }: Pick<Context, 'db' | 'actor'>) =>
  db
    .selectFrom('sms_consent')
    .where('account_id', '=', actor.accountId)
    .orderBy('id', 'desc')
    .select('phone_key as phoneKey')
    .executeTakeFirst()

export type NewConsent = {
  personId: number
  phoneKey: Buffer
  phoneMasked: string
  signedName: string
  usableFrom: Date
}

export const insertConsent = ({ db, now, actor }: Pick<Context, 'db' | 'now' | 'actor'>, given: NewConsent) =>
  db
    .insertInto('sms_consent')
    .values({
      account_id: actor.accountId as number,
      person_id: given.personId,
      phone_key: given.phoneKey,
      phone_masked: given.phoneMasked,
      signed_name: given.signedName,
      agreed_at: now,
      usable_from: given.usableFrom,
    })
    .execute()

export const endConsent = ({ db, now }: Moment, id: number, because: string) =>
  db
    .updateTable('sms_consent')
    .set({ ended_at: now, ended_because: because })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

/** SQL: an agreement that holds now, with the number the person still has. */
const holds = (now: Date): RawBuilder<SqlBool> =>
  sql<SqlBool>`(consent.ended_at is null and consent.usable_from <= ${now} and person.phone_key = consent.phone_key)`

export type Consenting = { id: number; accountId: number; phoneKey: Buffer }

/** Which of the accounts may be sent a code now. */
export const consenting = ({ db, now }: Moment, accountIds: number[]): Promise<Consenting[]> =>
  db
    .selectFrom('sms_consent as consent')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .where('consent.account_id', 'in', accountIds)
    .where(holds(now))
    .select(['consent.id', 'consent.account_id as accountId', 'consent.phone_key as phoneKey'])
    .orderBy('consent.account_id')
    .execute()

/** Whether affairs of the kind may be decided by SMS at all. */
export const kindAllows = async ({ db }: Db, kind: string): Promise<boolean> => {
  const row = await db
    .selectFrom('affair_kind')
    .where('key', '=', kind)
    .select('sms_allowed')
    .executeTakeFirst()
  return row?.sms_allowed ?? false
}

/** What the one who decides has before him: the affair, its documents and its attachments, as a text to be digested. */
export async function contentOf({ db }: Db, affairId: number): Promise<string> {
  const { rows } = await sql<{ content: string }>`
    select json_build_array(affair.title, affair.subject, affair.step,
      (select coalesce(json_agg(json_build_array(document.id, document.title, document.values, document.blocks,
          document.attachments, document.number, document.status, document.sealed_digest) order by document.id), '[]')
        from affair_document join official_document document on document.id = affair_document.document_id
        where affair_document.affair_id = affair.id),
      (select coalesce(json_agg(attachment.digest order by attachment.id), '[]')
        from affair_attachment attachment where attachment.affair_id = affair.id and attachment.event_id is not null)
    )::text as content
    from affair where affair.id = ${affairId}`.execute(db)
  return rows[0]?.content ?? ''
}

export type NewCode = {
  affairId: number
  taskId: number
  consentId: number
  phoneKey: Buffer
  codeKey: Buffer
  digest: Buffer
  expiresAt: Date
}

export const insertCode = ({ db, now }: Moment, code: NewCode) =>
  db
    .insertInto('sms_code')
    .values({
      affair_id: code.affairId,
      task_id: code.taskId,
      consent_id: code.consentId,
      phone_key: code.phoneKey,
      code_key: code.codeKey,
      digest: code.digest,
      issued_at: now,
      expires_at: code.expiresAt,
    })
    .execute()

export type CodeRow = Code & {
  affairId: number
  taskId: number
  accountId: number
  codeKey: Buffer
  digest: Buffer
  phoneKey: Buffer
  consents: boolean
  taskOpen: boolean
  verdict: Verdict | null
  reasonSealed: Buffer | null
}

const codeRows = ({ db, now }: Moment) =>
  db
    .selectFrom('sms_code as code')
    .innerJoin('sms_consent as consent', 'consent.id', 'code.consent_id')
    .innerJoin('person', 'person.id', 'consent.person_id')
    .innerJoin('affair_task as task', 'task.id', 'code.task_id')
    .innerJoin('account', 'account.id', 'consent.account_id')
    .select([
      'code.id',
      'code.status',
      'code.affair_id as affairId',
      'code.task_id as taskId',
      'consent.account_id as accountId',
      'code.code_key as codeKey',
      'code.digest',
      'code.phone_key as phoneKey',
      'code.verdict',
      'code.reason_sealed as reasonSealed',
      'code.ended_because as endedBecause',
      sql<string>`code.expires_at`.as('expiresAt'),
      sql<string | null>`code.effective_at`.as('effectiveAt'),
      sql<boolean>`${holds(now)} and account.disabled_at is null`.as('consents'),
      sql<boolean>`task.status = 'open'`.as('taskOpen'),
    ])

const whole = (row: Awaited<ReturnType<ReturnType<typeof codeRows>['execute']>>[number]): CodeRow => ({
  ...row,
  status: row.status as Code['status'],
  verdict: row.verdict as Verdict | null,
  expiresAt: new Date(row.expiresAt),
  effectiveAt: row.effectiveAt === null ? null : new Date(row.effectiveAt),
})

/** The codes that were sent to a number lately, newest first, held against whoever answers at the same time. */
export async function codesOf(ctx: Moment, phoneKey: Buffer, since: Date): Promise<CodeRow[]> {
  const rows = await codeRows(ctx)
    .where('code.phone_key', '=', phoneKey)
    .where('code.issued_at', '>', since.toISOString())
    .orderBy('code.id', 'desc')
    .forUpdate('code')
    .execute()
  return rows.map(whole)
}

/** The codes whose decisions take effect now. */
export async function codesDue(ctx: Moment): Promise<{ id: number }[]> {
  return ctx.db
    .selectFrom('sms_code')
    .where('status', '=', 'held')
    .where('effective_at', '<=', ctx.now.toISOString())
    .orderBy('id')
    .select('id')
    .limit(200)
    .execute()
}

export async function holdCode(ctx: Moment, id: number): Promise<CodeRow | undefined> {
  const [row] = await codeRows(ctx).where('code.id', '=', id).forUpdate('code').execute()
  return row && whole(row)
}

/** The number may be asked by two answers at once: they wait for each other here. */
export const holdNumber = ({ db }: Db, phoneKey: Buffer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${phoneKey.toString('hex')}, 7100940))`.execute(db)

export const setHeld = (
  { db }: Db,
  id: number,
  held: { verdict: Verdict; reasonSealed: Buffer | null; effectiveAt: Date },
) =>
  db
    .updateTable('sms_code')
    .set({
      status: 'held',
      verdict: held.verdict,
      reason_sealed: held.reasonSealed,
      effective_at: held.effectiveAt,
    })
    .where('id', '=', id)
    .execute()

export const setUsed = ({ db, now }: Moment, id: number) =>
  db.updateTable('sms_code').set({ status: 'used', ended_at: now }).where('id', '=', id).execute()

export const endCodes = ({ db, now }: Moment, ids: number[], because: string) =>
  ids.length === 0
    ? []
    : db
        .updateTable('sms_code')
        .set({ status: 'dead', ended_at: now, ended_because: because })
        .where('id', 'in', ids)
        .where('status', 'in', ['open', 'held'])
        .execute()

/** Ends the codes of an agreement that is ended, or of an account for all its to-dos. */
export const endCodesOfConsent = ({ db, now }: Moment, consentId: number, because: string) =>
  db
    .updateTable('sms_code')
    .set({ status: 'dead', ended_at: now, ended_because: because })
    .where('consent_id', '=', consentId)
    .where('status', 'in', ['open', 'held'])
    .execute()

/** Wrong codes from a number since then, and since the last right one. */
export async function wrongSince({ db }: Db, phoneKey: Buffer, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sms_attempt
    where phone_key = ${phoneKey} and at > ${since} and outcome in ('wrong', 'locked')
      and at > coalesce((select max(at) from sms_attempt where phone_key = ${phoneKey} and outcome in ('held', 'locked')),
        '-infinity')`.execute(db)
  return rows[0]?.n ?? 0
}

export const attempted = async ({ db }: Db, replyId: number): Promise<boolean> =>
  (await db
    .selectFrom('sms_attempt')
    .where('reply_id', '=', replyId)
    .select('reply_id')
    .executeTakeFirst()) !== undefined

export const insertAttempt = (
  { db, now }: Moment,
  attempt: {
    replyId: number
    phoneKey: Buffer
    accountId: number | null
    codeId: number | null
    outcome: Outcome
  },
) =>
  db
    .insertInto('sms_attempt')
    .values({
      reply_id: attempt.replyId,
      phone_key: attempt.phoneKey,
      account_id: attempt.accountId,
      code_id: attempt.codeId,
      outcome: attempt.outcome,
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
