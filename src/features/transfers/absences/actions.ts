import type { Day } from '#basics/days.ts'
import { draftDocument, issueDocument } from '#features/documents/letters/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { isBranch } from '#features/organizations/rules.ts'
import { membershipActions } from '#features/people/memberships/actions.ts'
import { lockPerson } from '#features/people/queries.ts'
import { requestStamp, usableSealsFor } from '#features/seals/uses/actions.ts'
import type { Context, Reader } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import type { SheetLayout } from '#platform/sheets.ts'
import type { absences } from './contract.ts'
import {
  type AbsenceFilters,
  type AbsenceRow,
  countAbsences,
  insertAbsence,
  insertContact,
  listAbsences,
  lockAbsence,
  openAbsenceOf,
  pageOfAbsences,
  setEnded,
} from './queries.ts'
import { absenceKindNames, contactDue, kindFor, whyNotAbsence } from './rules.ts'

/** A row with what it asks of the branch: to be in touch with a mobile member of its own. */
function shown({ path, ...row }: AbsenceRow, today: Day) {
  const asks = row.endedOn === null && row.direction === 'out' && row.kind === 'mobile'
  const due = asks ? contactDue(row.fromOn, row.lastContact) : null
  const overstayed = row.endedOn === null && row.untilOn < today
  return { ...row, contactDue: due, late: overstayed || (due !== null && due < today) }
}

const show = async (ctx: Context, id: number) => shown(await lockAbsence(ctx, id), ctx.today)

const noteDeed = (
  ctx: Context,
  row: { id: number; name: string; path: string },
  action: string,
  after: object,
) =>
  ctx.record({
    action: `absence.${action}`,
    subject: { kind: 'absence', id: row.id, name: row.name },
    path: row.path,
    after,
  })

type Asked = Omit<AbsenceFilters, 'path'> & { organizationId?: number | undefined }
async function found(ctx: Reader, { organizationId, ...asked }: Asked) {
  const path = organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path
  return listAbsences(ctx, { ...asked, path })
}

type Leaving = { personId: number; place: string; abroad: boolean; from: Day; until: Day; reason: string }

/** 证明信: written by the branch that is left, with its seal where it keeps one. */
async function certificateFor(
  ctx: Context,
  organizationId: number,
  { name, place, from, until }: { name: string; place: string; from: Day; until: Day },
): Promise<number> {
  const values = { name, place, from, until }
  const { id } = await draftDocument(ctx, { templateKey: 'certificate-absence', organizationId, values })
  await issueDocument(ctx, { id, issuedOn: ctx.today })
  const sealIds = await usableSealsFor(ctx, id)
  const asked = { documentId: id, sealIds, reason: '党员临时外出证明用印', basis: '党支部登记外出' }
  if (sealIds.length > 0) await requestStamp(ctx, asked)
  return id
}

/** A member goes away: with a certificate, or as a mobile member whose record says so. */
async function leaveHome(ctx: Context, given: Leaving): Promise<number> {
  const { personId, place, abroad, from, until, reason } = given
  const person = await lockPerson(ctx, personId)
  const away = Boolean(await openAbsenceOf(ctx, personId))
  const why = whyNotAbsence({ from, until, membership: person.membership, away })
  if (why) throw new Refusal('conflict', why.code, { field: why.field, name: person.name })
  const organizationId = person.organizationId ?? 0
  const kind = kindFor(from, until)
  const { name } = person
  const documentId =
    kind === 'temporary' ? await certificateFor(ctx, organizationId, { name, place, from, until }) : null
  if (kind === 'mobile')
    await membershipActions.mobile(ctx, { id: personId, since: from, to: place.slice(0, 100), reason })
  const absence = { direction: 'out', kind, organizationId, personId, name, homeName: null } as const
  const id = await insertAbsence(ctx, { ...absence, place, abroad, from, until, documentId })
  const after = { place, fromOn: from, untilOn: until }
  noteDeed(ctx, { id, name, path: person.organizationPath }, 'begun', after)
  return id
}

export const absenceActions: ActionsOf<typeof absences> = {
  async list(ctx, { page, size, ...asked }) {
    const answer = await found(ctx, asked)
    const rows = await pageOfAbsences(answer, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(row, ctx.today)), total: await countAbsences(answer) }
  },

  async export(ctx, asked) {
    ctx.record({
      action: 'absences.exported',
      subject: { kind: 'absences', id: 'export', name: '流动党员和临时外出' },
    })
    const scope = { reach: ctx.reach, today: ctx.today }
    return listSheet(
      `流动党员和临时外出（${ctx.today}）`,
      layout,
      async (db, page) => pageOfAbsences(await found({ ...scope, db }, asked), page),
      cells,
    )
  },

  leave: async (ctx, given) => show(ctx, await leaveHome(ctx, given)),

  async receive(ctx, { organizationId, name, homeName, place, from, until }) {
    const host = await getOrganization(ctx, organizationId)
    if (host.closed_on || !isBranch(host.kind))
      throw new Refusal('conflict', 'absence-host', { field: 'organizationId', name: host.name })
    if (until < from) throw new Refusal('invalid', 'absence-days', { field: 'until' })
    const visitor = { direction: 'in', kind: kindFor(from, until), organizationId, personId: null } as const
    const stay = { place, abroad: false, from, until, documentId: null }
    const id = await insertAbsence(ctx, { ...visitor, name, homeName, ...stay })
    noteDeed(ctx, { id, name, path: host.path }, 'received', {
      fromName: homeName,
      fromOn: from,
      untilOn: until,
    })
    return show(ctx, id)
  },

  async contact(ctx, { id, on, note }) {
    const row = await holdOpen(ctx, id, on)
    await insertContact(ctx, id, on, note)
    noteDeed(ctx, row, 'contacted', { on })
    return show(ctx, id)
  },

  async end(ctx, { id, on, note }) {
    const row = await holdOpen(ctx, id, on)
    await setEnded(ctx, id, on, note)
    if (row.personId !== null && row.kind === 'mobile')
      await membershipActions.mobile(ctx, { id: row.personId, since: null, to: null, reason: note })
    noteDeed(ctx, row, 'ended', { on })
    return show(ctx, id)
  },
}

/** An absence that is not over, held; the day lies within it and not in the future. */
async function holdOpen(ctx: Context, id: number, on: Day): Promise<AbsenceRow> {
  const row = await lockAbsence(ctx, id)
  if (row.endedOn) throw new Refusal('conflict', 'absence-over', { name: row.name })
  if (on > ctx.today || on < row.fromOn)
    throw new Refusal('invalid', 'absence-day', { field: 'on', from: row.fromOn })
  return row
}

const layout: SheetLayout = {
  name: '流动党员和临时外出',
  title: '流动党员和临时外出登记',
  columns: [
    { title: '姓名', width: 12, kind: 'text' },
    { title: '方向', width: 8, kind: 'text' },
    { title: '类别', width: 12, kind: 'text' },
    { title: '党支部', width: 36, kind: 'text' },
    { title: '原党组织', width: 36, kind: 'text' },
    { title: '去向或住地', width: 30, kind: 'text' },
    { title: '起始日期', kind: 'day' },
    { title: '预计结束', kind: 'day' },
    { title: '结束日期', kind: 'day' },
    { title: '证明编号', width: 24, kind: 'text' },
    { title: '最近联系', kind: 'day' },
  ],
}

const cells = (row: AbsenceRow) => [
  row.name,
  row.direction === 'out' ? '流出' : '流入',
  absenceKindNames[row.kind],
  row.organizationName,
  row.homeName,
  row.place,
  row.fromOn,
  row.untilOn,
  row.endedOn,
  row.documentNumber,
  row.lastContact,
]
