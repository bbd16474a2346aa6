import { monthOf } from '#basics/days.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import type { Context } from '#platform/context.ts'
import { membersOf } from '../../voters/queries.ts'
import { type EstablishmentRow, membersToMove } from '../queries.ts'

const month = (day: string | null) => (day ? monthOf(day).replace('-', '.') : '—')

/** What is known already and need not be typed again into the 请示. */
export async function valuesFor(ctx: Context, row: EstablishmentRow): Promise<Values> {
  const { decidedOn, grounds } = row
  if (row.kind === 'renaming') return { decidedOn, grounds, newName: row.name ?? '' }
  const members = await membersToMove(ctx, row.id)
  if (row.kind === 'closure')
    return {
      decidedOn,
      grounds,
      closedName: row.subjectName ?? '',
      movedMembers: (await membersOf(ctx, row.subjectId ?? 0)).length,
      receivingName: row.receivingName ?? '无需转入的党支部',
    }
  const full = members.filter(({ politicalStatus }) => politicalStatus === 'fullMember').length
  return {
    decidedOn,
    grounds,
    newName: row.name ?? '',
    newFullMembers: full,
    newProbationary: members.length - full,
    ...(row.secretaryName && { proposedSecretary: row.secretaryName }),
    roster: members.map((one) => [
      one.name,
      one.gender === 'female' ? '女' : '男',
      month(one.birthDate),
      month(one.joinedOn),
      '党员',
    ]),
  }
}
