import { monthOf } from '#basics/days.ts'
import type { Month } from '#basics/months.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { readSheet } from '#platform/sheets.ts'
import { reckonAgain } from '../../roll/making/actions.ts'
import type { DuesSettings } from '../../rules.ts'
import { settingsFor } from '../../settings/queries.ts'
import { faultInWords } from '../../words.ts'
import type { bases } from '../contract.ts'
import { membersByNumber } from '../listing/queries.ts'
import { insertBases, type NewBase } from '../queries.ts'
import { baseOf, type Fault, type ReadBase, readBases, whyNotBase } from '../rules.ts'

/** 导入缴费基数: first tried, then entered; entered only when nothing is wrong with any line. */
export const baseImport: Pick<ActionsOf<typeof bases>, 'import'> = {
  async import(ctx, { file, fromMonth, mode }) {
    if (fromMonth > monthOf(ctx.today))
      throw new Refusal('invalid', 'dues-base-future', { field: 'fromMonth', month: monthOf(ctx.today) })
    const lines = await Array.fromAsync(readSheet(new Uint8Array(await file.arrayBuffer()), file.name))
    const read = readBases(lines)
    const compared = await compare(ctx, read.bases, fromMonth)
    const faults = [...read.faults, ...compared.faults].sort((one, other) => one.line - other.line)
    const entered = mode === 'enter' && faults.length === 0
    if (entered && compared.changed.length > 0) {
      await insertBases(ctx, compared.changed)
      await reckonAgain(
        ctx,
        compared.changed.map(({ personId }) => personId),
        '导入缴费基数',
      )
      ctx.record({
        action: 'dues.basesImported',
        subject: { kind: 'dues', id: fromMonth, name: file.name },
        path: ctx.reach.paths[0],
        after: { fromMonth, changed: compared.changed.length },
      })
    }
    return {
      read: read.bases.length,
      changed: compared.changed.length,
      same: compared.same,
      entered,
      faults: faults.map((fault) => ({ line: fault.line, words: faultInWords(fault) })),
    }
  },
}

/** Against the register: who is meant, and whether the base is another. */
async function compare(ctx: Context, read: ReadBase[], fromMonth: Month) {
  const settings = await settingsFor(ctx, fromMonth)
  const known = await membersByNumber(
    ctx,
    read.map(({ employeeNo }) => employeeNo),
    fromMonth,
  )
  const faults: Fault[] = []
  const changed: NewBase[] = []
  let same = 0
  for (const one of read) {
    const person = known.get(one.employeeNo)
    const fault = faultOf(one, person?.personName, settings)
    if (fault || !person) {
      if (fault) faults.push(fault)
      continue
    }
    const fen = baseOf(one.kind, one.items, settings)
    if (person.kind === one.kind && person.fen === fen) same += 1
    else changed.push({ personId: person.personId, fromMonth, kind: one.kind, items: one.items, fen })
  }
  return { faults, changed, same }
}

function faultOf(one: ReadBase, name: string | undefined, settings: DuesSettings): Fault | null {
  const { line } = one
  if (name === undefined) return { line, code: 'dues-sheet-unknown', text: one.employeeNo }
  if (one.name && one.name !== name) return { line, code: 'dues-sheet-name', text: `${one.name} ${name}` }
  const why = whyNotBase(one.kind, one.items, settings)
  return why ? { line, code: why } : null
}
