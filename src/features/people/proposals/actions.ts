import { isMasked, masked } from '#basics/masks.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import { type Context, helperOf } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { changeActions } from '../changes/actions.ts'
import { type CorrectableField, correctable } from '../changes/rules.ts'
import { lockPerson } from '../queries.ts'
import { readValue, valueInWords } from '../values/rules.ts'
import type { proposals } from './contract.ts'
import {
  countProposals,
  decideProposal,
  holdProposal,
  insertProposal,
  openProposalFor,
  type ProposalStatus,
  pageOfProposals,
  presentText,
  proposalsOf,
  proposalsWithin,
} from './queries.ts'
import { proposalSheet } from './sheets/actions.ts'

type Row = Awaited<ReturnType<typeof proposalsOf>>[number]

/** A number or an address proposed is kept sealed, as every one is, and shown masked. */
const kept = ({ sealing }: Context, field: CorrectableField, value: string) =>
  isMasked(field) ? sealing.seal(value).toString('base64') : value
const opened = ({ sealing }: Pick<Context, 'sealing'>, field: CorrectableField, text: string) =>
  isMasked(field) ? sealing.open(Buffer.from(text, 'base64')) : text

function inWords(ctx: Pick<Context, 'sealing'>, field: CorrectableField, text: string): string {
  const value = opened(ctx, field, text)
  return isMasked(field) ? masked(field, value) : (valueInWords(field, value) ?? value)
}

const shown = (ctx: Pick<Context, 'sealing'>, { path, ...row }: Row) => ({
  ...row,
  field: row.field as CorrectableField,
  status: row.status as ProposalStatus,
  label: correctable[row.field as CorrectableField].title,
  before: valueInWords(row.field, row.before),
  after: inWords(ctx, row.field as CorrectableField, row.after),
})

const pathOf = async (ctx: Context, organizationId: number | undefined) =>
  organizationId ? (await getOrganization(ctx, organizationId)).path : null

/** The person's own record: who acts as 群众 or 党员 proposes for nobody else. */
function ownId(ctx: Context): number {
  if (!ctx.reach.personId) throw new Refusal('conflict', 'no-own-record')
  return ctx.reach.personId
}

async function holdOpen(ctx: Context, id: number): Promise<Row> {
  const row = await holdProposal(ctx, id)
  if (!row) throw new Refusal('not-found', 'not-found')
  if (row.status !== 'open') throw new Refusal('conflict', 'proposal-decided', { by: row.decidedBy })
  return row
}

const answer = async (ctx: Context, id: number) => shown(ctx, (await holdProposal(ctx, id)) as Row)

/** What the person asked to have corrected, the newest first. */
export const ownProposals = async (ctx: Context, limit?: number) =>
  (await proposalsOf(ctx, ownId(ctx), limit)).map((row) => shown(ctx, row))

export const proposalActions: ActionsOf<typeof proposals> = {
  async list(ctx, { page, size, organizationId, ...asked }) {
    const found = proposalsWithin(ctx, { ...asked, path: await pathOf(ctx, organizationId) })
    const rows = await pageOfProposals(found, { limit: size, offset: (page - 1) * size })
    return { rows: rows.map((row) => shown(ctx, row)), total: await countProposals(found) }
  },

  async export(ctx, { organizationId, ...asked }) {
    const path = await pathOf(ctx, organizationId)
    const { reach } = ctx
    ctx.record({
      action: 'proposals.exported',
      subject: { kind: 'proposals', id: 'export', name: '更正申请列表' },
      after: { status: asked.status },
    })
    return proposalSheet(async (db, page) => {
      const rows = await pageOfProposals(proposalsWithin({ db, reach }, { ...asked, path }), page)
      return rows.map((row) => shown(ctx, row))
    })
  },

  own: (ctx) => ownProposals(ctx),

  async propose(ctx, { field, after, explanation }) {
    const personId = ownId(ctx)
    const read = readValue(field, after)
    if ('fault' in read)
      throw new Refusal('invalid', read.fault, { field: 'after', label: correctable[field].title })
    await lockPerson(ctx, personId)
    if (await openProposalFor(ctx, personId, field))
      throw new Refusal('conflict', 'proposal-open-already', { label: correctable[field].title })

    const before = await presentText(ctx, personId, field)
    const id = await insertProposal(ctx, {
      personId,
      field,
      before,
      after: kept(ctx, field, String(read.value)),
      explanation,
      accountId: ctx.actor.accountId ?? 0,
      helpedBy: helperOf(ctx.actor),
    })
    const row = (await holdProposal(ctx, id)) as Row
    ctx.record({
      action: 'proposal.made',
      subject: { kind: 'person', id: personId, name: row.personName },
      path: row.path,
      after: { field },
      reason: explanation,
    })
    return shown(ctx, row)
  },

  async withdraw(ctx, { id }) {
    const row = await holdOpen(ctx, id)
    await decideProposal(ctx, id, { withdrawn: true }, ctx.actor.name)
    ctx.record({
      action: 'proposal.withdrawn',
      subject: { kind: 'person', id: row.personId, name: row.personName },
      path: row.path,
      after: { field: row.field },
    })
    return answer(ctx, id)
  },

  async accept(ctx, { id }) {
    const row = await holdOpen(ctx, id)
    const field = row.field as CorrectableField
    const { changeId } = await changeActions.correct(ctx, {
      id: row.personId,
      field,
      value: opened(ctx, field, row.after),
      effectiveOn: correctable[field].dated ? ctx.today : undefined,
      reason: `本人申请：${row.explanation}`,
    })
    await decideProposal(ctx, id, { accepted: changeId }, ctx.actor.name)
    ctx.record({
      action: 'proposal.accepted',
      subject: { kind: 'person', id: row.personId, name: row.personName },
      path: row.path,
      after: { field },
    })
    return answer(ctx, id)
  },

  async decline(ctx, { id, reason }) {
    const row = await holdOpen(ctx, id)
    await decideProposal(ctx, id, { declined: reason }, ctx.actor.name)
    ctx.record({
      action: 'proposal.declined',
      subject: { kind: 'person', id: row.personId, name: row.personName },
      path: row.path,
      after: { field: row.field },
      reason,
    })
    return answer(ctx, id)
  },
}
