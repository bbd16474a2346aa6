import { keepFiles } from '#features/meetings/files/actions.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { getPerson, lockPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import {
  branchOf,
  type ConsentRow,
  consentsOf,
  consentsWithin,
  countConsents,
  endConsent,
  getConsent,
  holdConsent,
  insertConsent,
  pageOfConsents,
  peopleOf,
} from '../queries.ts'
import { consentState, isOpen, latestEnd, type Way, whyNotRecord } from '../rules.ts'
import { tellOfConsent } from '../telling/actions.ts'
import type { consents } from './contract.ts'
import { countDone, doneWithin, insertPaper, pageOfDone, papersOf } from './queries.ts'
import { consentCells, consentLayout, doneCells, doneLayout } from './sheets/actions.ts'

/** As it is told: how it stands on the day. */
export function shown(ctx: Pick<Context, 'today'>, row: ConsentRow) {
  const { path, hasPaper, together, ...rest } = row
  const facts = { ...rest, hasPaper, together, withdrawn: row.withdrawnAt !== null }
  return { ...rest, state: consentState(facts, ctx.today) }
}

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path

export function note(ctx: Context, deed: string, row: ConsentRow, reason: string | null = null): void {
  ctx.record({
    action: `helping.${deed}`,
    subject: { kind: 'person', id: row.personId, name: row.personName },
    path: row.path,
    after: {
      helper: row.helperName,
      helpedActs: row.acts.join(','),
      fromOn: row.fromOn,
      untilOn: row.untilOn,
    },
    reason,
  })
}

type Given = {
  personId: number
  helperId: number
  acts: readonly string[]
  fromOn: string
  untilOn: string
  way: Way
  witnessId: number | null
}

/** Records a consent by what the branch or the member himself says. @throws Refusal helping-… */
export async function give(ctx: Context, { way, ...given }: Given): Promise<number> {
  const person = await lockPerson(ctx, given.personId)
  const branch = await branchOf(ctx, person.id)
  if (!branch) throw new Refusal('conflict', 'helping-no-branch', { field: 'personId' })
  // Whoever acts for somebody now has his person: his own is the account's.
  const why = whyNotRecord({ ...given, way, recorderId: ctx.actor.personId, today: ctx.today })
  if (why) throw new Refusal('invalid', why.code, { field: why.field, latest: latestEnd(given.fromOn) })
  await refuseStrangers(ctx, branch.id, given)
  const open = (await consentsOf(ctx, 'person', person.id)).find(
    (one) => one.helperId === given.helperId && isOpen(shown(ctx, one).state),
  )
  if (open) throw new Refusal('conflict', 'helping-known', { field: 'helperId', helper: open.helperName })
  return insertConsent(ctx, { ...given, given: way, organizationId: branch.id })
}

async function refuseStrangers(
  ctx: Context,
  organizationId: number,
  { helperId, witnessId }: Pick<Given, 'helperId' | 'witnessId'>,
): Promise<void> {
  const known = new Set((await peopleOf(ctx, organizationId)).map(({ personId }) => personId))
  if (!known.has(helperId))
    throw new Refusal('invalid', 'helping-stranger', { field: 'helperId', name: '所选的代办人' })
  if (witnessId !== null && !known.has(witnessId))
    throw new Refusal('invalid', 'helping-stranger', { field: 'witnessId', name: '所选的见证人' })
}

async function keepPapers(ctx: Context, row: ConsentRow, files: File | File[]): Promise<void> {
  const already = (await papersOf(ctx, row.id)).length
  for (const { id } of await keepFiles(ctx, [files].flat(), already)) await insertPaper(ctx, row.id, id)
  note(ctx, 'paperAdded', row)
}

/** A page of the signed paper that came back by its code: a consent given on paper holds from then on. */
export async function keepPaperOf(ctx: Context, id: number, fileId: number): Promise<void> {
  const row = await holdConsent(ctx, id)
  await insertPaper(ctx, id, fileId)
  note(ctx, 'paperAdded', row)
}

/** Withdraws it: of the branch, or of the member himself. @throws Refusal helping-not-withdrawn */
export async function withdraw(ctx: Context, id: number, reason: string): Promise<ConsentRow> {
  const row = await holdConsent(ctx, id)
  if (!isOpen(shown(ctx, row).state)) throw new Refusal('conflict', 'helping-not-withdrawn')
  await endConsent(ctx, id, reason)
  note(ctx, 'withdrawn', row, reason)
  await tellOfConsent(ctx, row, 'withdrawn')
  return holdConsent(ctx, id)
}

export const consentActions: ActionsOf<typeof consents> = {
  async list(ctx, { page, size, sort, descending, organizationId, ...asked }) {
    const found = consentsWithin(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    const order = { sort, descending }
    const rows = await pageOfConsents(found, ctx.today, order, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(ctx, row)), total: await countConsents(found) }
  },

  async export(ctx, { sort, descending, organizationId, ...asked }) {
    const path = await pathOf(ctx, organizationId)
    const { reach, today } = ctx
    const subject = { kind: 'helping', id: 'export', name: '代办委托' }
    ctx.record({ action: 'helping.exported', subject, path: reach.paths[0] ?? null })
    return listSheet(
      `代办委托（${today}）`,
      consentLayout,
      async (db, page) => {
        const found = consentsWithin({ db, reach, today }, { ...asked, path })
        const rows = await pageOfConsents(found, today, { sort, descending }, page)
        return rows.map((row) => shown(ctx, row))
      },
      consentCells,
    )
  },

  async get(ctx, { id }) {
    const row = await getConsent(ctx, id)
    const papers = (await papersOf(ctx, id)).map(({ digest, ...one }) => one)
    return { ...shown(ctx, row), papers }
  },

  async candidates(ctx, { id }) {
    const { organizationId } = await getPerson(ctx, id)
    if (organizationId === null) return []
    return (await peopleOf(ctx, organizationId)).filter(({ personId }) => personId !== id)
  },

  async record(ctx, { given: way, witnessId = null, files, helpedActs: acts, ...given }) {
    const id = await give(ctx, { ...given, acts, way, witnessId: way === 'witness' ? witnessId : null })
    const row = await holdConsent(ctx, id)
    note(ctx, 'recorded', row)
    if (files !== undefined) await keepPapers(ctx, row, files)
    await tellOfConsent(ctx, row, 'recorded')
    return shown(ctx, await holdConsent(ctx, id))
  },

  async addPaper(ctx, { id, files }) {
    const row = await holdConsent(ctx, id)
    if (!isOpen(shown(ctx, row).state)) throw new Refusal('conflict', 'helping-paper-over')
    await keepPapers(ctx, row, files)
    return shown(ctx, await holdConsent(ctx, id))
  },

  async paper(ctx, { id, paperId }) {
    await getConsent(ctx, id)
    const found = (await papersOf(ctx, id)).find((one) => one.id === paperId)
    if (!found) throw new Refusal('not-found', 'not-found', { id: paperId })
    const { name, type, digest } = found
    const { files } = ctx
    return {
      name,
      type,
      async *body() {
        yield files.get(digest)
      },
    }
  },

  withdraw: async (ctx, { id, reason }) => shown(ctx, await withdraw(ctx, id, reason)),

  async done(ctx, { page, size, organizationId, ...asked }) {
    const found = doneWithin(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    return {
      rows: await pageOfDone(found, { limit: size, offset: (page - 1) * size }),
      total: await countDone(found),
    }
  },

  async exportDone(ctx, { organizationId, ...asked }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    const subject = { kind: 'helping', id: 'export', name: '代办记录' }
    ctx.record({ action: 'helping.exported', subject, path: reach.paths[0] ?? null })
    return listSheet(
      `代办记录（${ctx.today}）`,
      doneLayout,
      (db, page) => pageOfDone(doneWithin({ db, reach }, { ...asked, path }), page),
      doneCells,
    )
  },
}
