import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { standingBranch } from '../../beginning/actions.ts'
import { noteDeed, noteEvent } from '../../moving/actions.ts'
import type { TransferPlace } from '../../places/queries.ts'
import { insertTransfer, openTransferOf } from '../../queries.ts'
import { validUntil } from '../../rules.ts'
import { enterNewcomer } from '../newcomers/actions.ts'
import type { Typed } from '../newcomers/rules.ts'
import { lockNewcomer, type Newcomer } from '../queries.ts'
import { type Letter, whyNotLetter } from '../rules.ts'

type Given = Letter & {
  toId: number
  employeeNo?: string | undefined
  newcomer?: (Typed & { employeeNo?: string | undefined }) | undefined
}
type Found = { code: string; field: string }

/** Why a letter cannot be entered: what it says, or who the newcomer is. */
export async function whyNotEnter(
  ctx: Context,
  letter: Letter,
  person: Newcomer | undefined,
): Promise<Found | null> {
  const why = whyNotLetter(letter, ctx.today)
  if (why) return why
  if (!person) return { code: 'incoming-unknown', field: 'employeeNo' }
  if (person.membership === 'active') return { code: 'incoming-member-already', field: 'employeeNo' }
  const open = await openTransferOf(ctx, person.id)
  return open ? { code: 'transfer-open-already', field: 'employeeNo' } : null
}

/**
 * Enters a letter from outside for a branch within reach: it is in transit until the committee accepts.
 * @throws Refusal incoming-who; not-found; transfer-target-…; letter-…; incoming-…
 */
export async function enterLetter(ctx: Context, { employeeNo, newcomer, ...letter }: Given): Promise<number> {
  if ((employeeNo === undefined) === (newcomer === undefined))
    throw new Refusal('invalid', 'incoming-who', { field: 'employeeNo' })
  await getOrganization(ctx, letter.toId)
  const target = await standingBranch(ctx, letter.toId)
  const said = whyNotLetter(letter, ctx.today)
  if (said) throw new Refusal('invalid', said.code, { field: said.field })
  const person = newcomer
    ? await enterNewcomer(ctx, newcomer, letter)
    : await lockNewcomer(ctx, { employeeNo: employeeNo ?? '' })
  const why = await whyNotEnter(ctx, letter, person)
  if (why || !person) {
    const facts = { field: why?.field, name: person?.name, employeeNo: employeeNo ?? null }
    throw new Refusal(person ? 'invalid' : 'conflict', why?.code ?? 'incoming-unknown', facts)
  }
  return insertIncoming(ctx, letter, person, target)
}

/** The row itself, of a letter that nothing stands against. */
export async function insertIncoming(
  ctx: Context,
  letter: Letter,
  person: Newcomer,
  target: TransferPlace,
): Promise<number> {
  const until = validUntil(letter.issuedOn, letter.days)
  const id = await insertTransfer(ctx, {
    ...{ kind: 'incoming', state: 'inTransit', origin: 'letter', personId: person.id },
    ...{ fromId: null, fromCommitteeId: null, fromName: letter.fromName },
    ...{ toId: target.id, toCommitteeId: target.committeeId, toName: target.name },
    ...{
      cause: letter.cause,
      explanation: null,
      paidUntil: letter.paidUntil,
      arrears: null,
      endsPosts: false,
    },
    ...{ holder: 'committee', holderId: target.committeeId, dueOn: until },
    letter: {
      number: letter.number,
      status: letter.status,
      joinedOn: letter.joinedOn,
      fullOn: letter.fullOn,
      issuedOn: letter.issuedOn,
      validUntil: until,
      scanFileId: null,
    },
  })
  await noteEvent(ctx, id, { act: 'enter', state: 'inTransit', note: letter.number })
  const subject = { id, personName: person.name, fromPath: null, toPath: target.path }
  noteDeed(ctx, subject, 'enter', {
    after: { fromName: letter.fromName, theirNumber: letter.number, validUntil: until },
  })
  return id
}
