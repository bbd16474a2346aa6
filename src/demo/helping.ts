import { type SqlBool, sql } from 'kysely'
import sharp from 'sharp'
import { addDays } from '#basics/days.ts'
import { insertPaper } from '#features/helping/consents/queries.ts'
import { insertConsent } from '#features/helping/queries.ts'
import { latestEnd } from '#features/helping/rules.ts'
import { insertDone } from '#features/helping/standing/queries.ts'
import { insertProposal, presentText } from '#features/people/proposals/queries.ts'
import { gather } from '#features/slips/kinds/actions.ts'
import { pdfOf, printed } from '#features/slips/printing/actions.ts'
import type { SlipKind } from '#features/slips/rules.ts'
import { insertPage, insertScan } from '#features/slips/scans/queries.ts'
import type { Context } from '#platform/context.ts'
import { keepFile } from '#platform/stored-files.ts'
import { drawnPages } from '#platform/text/pdf.ts'

type Person = { id: number; name: string; organizationId: number; path: string }

/** The secretary among the demo people, with his account. */
async function secretaryOf({ db }: Context): Promise<(Person & { accountId: number }) | undefined> {
  const { rows } = await sql<Person & { accountId: number }>`
    select person.id, person.name, organization.id as "organizationId", organization.path, account.id as "accountId"
    from account join person on person.id = account.person_id
      join organization on organization.id = person.organization_id
    where username = 'shuji'`.execute(db)
  return rows[0]
}

/** The oldest of a branch who have no account: those that are helped. */
const eldestOf = ({ db }: Context, { organizationId, path }: Person): Promise<Person[]> =>
  db
    .selectFrom('person')
    .where('organization_id', '=', organizationId)
    .where('membership', '=', 'active')
    .where(sql<SqlBool>`not exists (select from account where account.person_id = person.id)`)
    .orderBy('birth_date')
    .orderBy('id')
    .limit(2)
    .select(['id', 'name', 'organization_id as organizationId'])
    .execute()
    .then((rows) => rows.map(({ id, name }) => ({ id, name, organizationId, path })))

type Form = { pdf: Buffer; slipId: number; subjectId: number }

async function formOf(ctx: Context, kind: SlipKind, subjectId: number, personId: number): Promise<Form> {
  const facts = await gather(ctx, kind, { subjectId, personId })
  if (!facts) throw new Error(`no facts for ${kind} ${subjectId}`)
  const slip = await printed(ctx, kind, subjectId, facts)
  return { pdf: await pdfOf(ctx, kind, facts, slip), slipId: slip.id, subjectId }
}

/** The signed paper of a consent came back by its code. */
async function bringBack(ctx: Context, helper: Person, { pdf, slipId, subjectId }: Form): Promise<void> {
  for await (const page of drawnPages(pdf, 1100, 1)) {
    const bytes = await sharp(page).jpeg({ quality: 78 }).toBuffer()
    const file = await keepFile(ctx, { bytes, name: '代办委托书（签字）.jpg', type: 'image/jpeg' })
    const scanId = await insertScan(ctx, { fileId: file.id, path: helper.path })
    await insertPage(ctx, { scanId, number: 1, pictureId: file.id }, { state: 'filed', slipId, slipPage: 1 })
    await insertPaper(ctx, subjectId, file.id)
  }
}

/** One old member has a consent on paper and some of her affairs done on it. */
async function helpOne(ctx: Context, helper: Person & { accountId: number }, member: Person): Promise<void> {
  const fromOn = addDays(ctx.today, -40)
  const then = { ...ctx, now: new Date(ctx.now.getTime() - 40 * 86_400_000) }
  const consentId = await insertConsent(then, {
    personId: member.id,
    helperId: helper.id,
    organizationId: helper.organizationId,
    acts: ['record', 'meetings', 'dues', 'transfers'],
    fromOn,
    untilOn: latestEnd(fromOn),
    given: 'paper',
    witnessId: null,
  })
  await bringBack(then, helper, await formOf(then, 'helpingConsent', consentId, member.id))
  await insertProposal(ctx, {
    personId: member.id,
    field: 'homeAddress',
    before: await presentText(ctx, member.id, 'homeAddress'),
    after: ctx.sealing.seal('北辰市云河区星河家园 6 号楼 302').toString('base64'),
    explanation: '随子女搬家，电话里说的',
    accountId: helper.accountId,
    helpedBy: helper.name,
  })
  const done = [
    ['dues', '确认我的缴费基数', -31],
    ['meetings', '向党支部请假', -12],
    ['record', '申请更正本人信息', -3],
  ] as const
  for (const [act, title, days] of done)
    await insertDone(
      { ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) },
      { consentId, stretchId: null, act, title, about: member.name },
    )
}

/** Another's form was photographed without the corner where its code stands: it waits. */
async function leaveWaiting(ctx: Context, helper: Person, member: Person): Promise<void> {
  const { pdf } = await formOf(ctx, 'recordCheck', member.id, member.id)
  for await (const page of drawnPages(pdf, 1100, 1)) {
    const { width = 1100, height = 1556 } = await sharp(page).metadata()
    const bytes = await sharp(page)
      .extract({ left: 0, top: Math.round(height / 5), width, height: Math.round(height / 2) })
      .rotate(4, { background: '#5a5148' })
      .modulate({ brightness: 0.85 })
      .jpeg({ quality: 78 })
      .toBuffer()
    const file = await keepFile(ctx, { bytes, name: '拍照-信息核对表.jpg', type: 'image/jpeg' })
    const scanId = await insertScan(ctx, { fileId: file.id, path: helper.path })
    const waiting = { state: 'unread', refusal: 'scan-no-code', facts: {} } as const
    await insertPage(ctx, { scanId, number: 1, pictureId: file.id }, waiting)
  }
}

/** 代办 and a scan that waits, in the branch of the demo secretary. */
export async function loadHelping(ctx: Context): Promise<void> {
  const helper = await secretaryOf(ctx)
  if (!helper) return
  const [first, second] = await eldestOf(ctx, helper)
  const named = { ...ctx, actor: { ...ctx.actor, name: helper.name, accountId: helper.accountId } }
  if (first) await helpOne(named, helper, first)
  if (second) await leaveWaiting(named, helper, second)
}
