import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { keepFile } from '#platform/stored-files.ts'
import { standingBranch } from '../beginning/actions.ts'
import { noteDeed, noteEvent } from '../moving/actions.ts'
import { getTransfer, insertTransfer, lockTransfer, openTransferOf } from '../queries.ts'
import { show } from '../reading/actions.ts'
import { type Cause, isOver, stateNames, validUntil } from '../rules.ts'
import type { incoming } from './contract.ts'
import { lockNewcomer, scanOf, setScan } from './queries.ts'
import { whyNotLetter } from './rules.ts'

type Letter = {
  employeeNo: string
  fromName: string
  number: string
  issuedOn: string
  days: number
  toId: number
  status: 'fullMember' | 'probationaryMember'
  joinedOn: string
  fullOn: string | null
  paidUntil: string
  cause: Cause
}

/** The newcomer, who must be in the register and no member of the institute. */
async function newcomer(ctx: Context, employeeNo: string) {
  const person = await lockNewcomer(ctx, employeeNo)
  if (!person) throw new Refusal('conflict', 'incoming-unknown', { field: 'employeeNo', employeeNo })
  if (person.membership === 'active')
    throw new Refusal('conflict', 'incoming-member-already', { field: 'employeeNo', name: person.name })
  const open = await openTransferOf(ctx, person.id)
  if (open) throw new Refusal('conflict', 'transfer-open-already', { name: person.name })
  return person
}

/** Enters a letter from outside: it is in transit until the committee accepts. */
async function enterLetter(ctx: Context, given: Letter): Promise<number> {
  await getOrganization(ctx, given.toId)
  const target = await standingBranch(ctx, given.toId)
  const until = validUntil(given.issuedOn, given.days)
  const why = whyNotLetter({ ...given, validUntil: until }, ctx.today)
  if (why) throw new Refusal('invalid', why.code, { field: why.field })
  const person = await newcomer(ctx, given.employeeNo)

  const id = await insertTransfer(ctx, {
    ...{ kind: 'incoming', state: 'inTransit', origin: 'letter', personId: person.id },
    ...{ fromId: null, fromCommitteeId: null, fromName: given.fromName },
    ...{ toId: target.id, toCommitteeId: target.committeeId, toName: target.name },
    ...{ cause: given.cause, explanation: null, paidUntil: given.paidUntil, arrears: null, endsPosts: false },
    ...{ holder: 'committee', holderId: target.committeeId, dueOn: until },
    letter: {
      number: given.number,
      status: given.status,
      joinedOn: given.joinedOn,
      fullOn: given.fullOn,
      issuedOn: given.issuedOn,
      validUntil: until,
      scanFileId: null,
    },
  })
  await noteEvent(ctx, id, { act: 'enter', state: 'inTransit', note: given.number })
  const subject = { id, personName: person.name, fromPath: null, toPath: target.path }
  noteDeed(ctx, subject, 'enter', {
    after: { fromName: given.fromName, theirNumber: given.number, validUntil: until },
  })
  return id
}

/** What a scan may be. */
const scanTypes = ['application/pdf', 'image/jpeg', 'image/png']
const mostBytes = 20 * 1024 * 1024

export const incomingActions: ActionsOf<typeof incoming> = {
  enter: async (ctx, given) => ({ id: await enterLetter(ctx, given) }),

  async attach(ctx, { id, file }) {
    const row = await lockTransfer(ctx, id)
    if (row.kind !== 'incoming') throw new Refusal('conflict', 'scan-not-incoming', {})
    if (isOver(row.state)) throw new Refusal('conflict', 'transfer-over', { state: stateNames[row.state] })
    if (!scanTypes.includes(file.type)) throw new Refusal('invalid', 'scan-type', { field: 'file' })
    if (file.size > mostBytes) throw new Refusal('invalid', 'scan-size', { field: 'file' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kept = await keepFile(ctx, { bytes, name: file.name, type: file.type })
    await setScan(ctx, id, kept.id)
    noteDeed(ctx, row, 'scanned', { after: { file: file.name } })
    return show(ctx, id)
  },

  async scan(ctx, { id }) {
    const row = await getTransfer(ctx, id)
    if (row.scanFileId === null) throw new Refusal('not-found', 'scan-missing', { id })
    const { name, type, digest } = await scanOf(ctx, row.scanFileId)
    const { files } = ctx
    return {
      name,
      type,
      async *body() {
        yield files.get(digest)
      },
    }
  },
}
