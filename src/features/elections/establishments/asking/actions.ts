import { monthOf } from '#basics/days.ts'
import { findTemplate } from '#features/documents/templates/actions.ts'
import type { Values } from '#features/documents/templates/rules.ts'
import type { Context } from '#platform/context.ts'
import { hasCommittee } from '../../rules.ts'
import { membersOf } from '../../voters/queries.ts'
import { type EstablishmentRow, membersToMove } from '../queries.ts'
import { seatsInWords, templateOf } from '../rules.ts'

const month = (day: string | null) => (day ? monthOf(day).replace('-', '.') : '—')

/** What is elected, and who prepares it. */
function compositionOf({ seats, deputies, branchKind, convenerName }: EstablishmentRow, fullMembers: number) {
  if (branchKind === 'temporaryBranch') return '临时党支部不进行选举，书记由批准成立的党组织指定'
  const elected = seatsInWords({ committee: hasCommittee(fullMembers), seats, deputies })
  const prepared = convenerName ? `，选举产生前由${convenerName}同志负责筹备` : ''
  return `按规定召开党员大会选举产生${elected}${prepared}`
}

/** What is known already and need not be typed again into the 请示. */
async function valuesFor(ctx: Context, row: EstablishmentRow): Promise<Values> {
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
    composition: compositionOf(row, full),
    roster: members.map((one) => [
      one.name,
      one.gender === 'female' ? '女' : '男',
      month(one.birthDate),
      month(one.joinedOn),
      '党员',
    ]),
  }
}

/** Of what is known that which the template in force asks for: a committee may have one of its own. */
export async function askedValues(ctx: Context, row: EstablishmentRow): Promise<Values> {
  const { content } = await findTemplate(ctx, row.path, templateOf[row.kind])
  const asked = new Set(content.fields.map(({ key }) => key))
  return Object.fromEntries(Object.entries(await valuesFor(ctx, row)).filter(([key]) => asked.has(key)))
}
