import { holderOfNumber, lockNumbers } from '#features/people/changes/queries.ts'
import { countPlaceholders } from '#features/people/numbers/queries.ts'
import { placeholderNumber } from '#features/people/numbers/rules.ts'
import { insertPeople } from '#features/people/queries.ts'
import type { Standing } from '#features/people/standings/rules.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { lockNewcomer, type Newcomer } from '../queries.ts'
import type { Letter } from '../rules.ts'
import { readNewcomer, type Typed } from './rules.ts'

/**
 * Puts somebody into the register whom the master data does not know yet: outside of every branch and without
 * membership here, until the letter is accepted.
 * @throws Refusal incoming-known; incoming-member-already; the codes of readNewcomer
 */
export async function enterNewcomer(
  ctx: Context,
  { employeeNo, ...typed }: Typed & { employeeNo?: string | undefined },
  letter: Letter,
): Promise<Newcomer | undefined> {
  const read = readNewcomer(typed, letter, ctx.today)
  if ('code' in read) throw new Refusal('invalid', read.code, { field: read.field })
  await refuseKnown(ctx, read.identityNumber, employeeNo)
  const { education, occupation, ...fixed } = read
  const number = employeeNo ?? placeholderNumber((await countPlaceholders(ctx)) + 1)
  const standing: Standing = {
    ...{ from: ctx.today, until: null, organizationId: null, previousOrganizationId: null, groupId: null },
    ...{ politicalStatus: letter.status, membership: 'none', employment: 'employed', degree: null },
    ...{ education, occupation, beganBy: 'recorded' },
  }
  await insertPeople(ctx, [{ ...fixed, employeeNo: number, standings: [standing] }])
  const person = await lockNewcomer(ctx, { employeeNo: number })
  ctx.record({
    action: 'person.recorded',
    subject: { kind: 'person', id: person?.id ?? 0, name: fixed.name },
    path: null,
    after: { employeeNo: number, identityNumber: true },
    reason: `院外来信 ${letter.number}`,
  })
  return person
}

/**
 * The same identity number is the same person: to be entered by the 工号 that he has. Looked at once more when nobody
 * else may give out a number.
 */
async function refuseKnown(ctx: Context, identityNumber: string, employeeNo: string | undefined) {
  const known = await lockNewcomer(ctx, { numberKey: ctx.sealing.keyOf(identityNumber) })
  if (known) {
    const { name, employeeNo: held, membership } = known
    const code = membership === 'active' ? 'incoming-member-already' : 'incoming-known'
    throw new Refusal('conflict', code, { field: 'identityNumber', name, employeeNo: held })
  }
  await lockNumbers(ctx)
  const second = await holderOfNumber(ctx, identityNumber, 0)
  if (second)
    throw new Refusal('conflict', 'incoming-known', {
      field: 'identityNumber',
      employeeNo: second.employeeNo,
    })
  const holder = employeeNo ? await lockNewcomer(ctx, { employeeNo }) : undefined
  if (holder)
    throw new Refusal('conflict', 'incoming-number-held', {
      field: 'employeeNo',
      name: holder.name,
      employeeNo,
    })
}
