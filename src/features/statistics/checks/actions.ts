import type { Context } from '#platform/context.ts'
import { askedOf } from '../behind/actions.ts'
import { countEach } from '../behind/queries.ts'
import { countsThings, type PeopleSubject } from '../facts/subjects/queries.ts'
import type { Made } from '../tables/actions.ts'
import { cellOf, type Subject, type Where } from '../tables/rules.ts'
import type { Check } from './lines/rules.ts'
import { recountCheck } from './rules.ts'

type Counted = { table: string; row: string; column: string; where: Where; cell: number }

/** Counts every cell again, each by its own condition: 每个数字＝反查的人数. One check for each table. */
export async function recountChecks(
  ctx: Pick<Context, 'db'>,
  made: Made,
): Promise<{ cells: number; checks: Check[] }> {
  const found: { table: string; left: number; right: number; holds: boolean }[] = []
  let cells = 0
  for (const [subject, all] of bySubject(made)) {
    const again = await countEach(
      ctx,
      askedOf(made, subject, {}),
      all.map(({ where }) => where),
      countsThings(subject),
    )
    cells += all.length
    all.forEach(({ table, cell }, index) => {
      const right = again[index] ?? 0
      found.push({ table, left: cell, right, holds: cell === right })
    })
  }
  const checks = made.filled.flatMap(({ id, title }) => {
    const own = found.filter(({ table }) => table === id)
    const first = own.find(({ holds }) => !holds) ?? own[0]
    return first ? [recountCheck(id, title, first.left, first.right)] : []
  })
  return { cells, checks }
}

/** Counted from a list, not by the database. */
const isListed = (subject: Subject): subject is Exclude<Subject, PeopleSubject> =>
  ['organization', 'coOption', 'duty', 'commended'].includes(subject)

function bySubject(made: Made): Map<PeopleSubject, Counted[]> {
  const cells = new Map<PeopleSubject, Counted[]>()
  for (const table of made.tables) {
    const rows = new Map(made.filled.find(({ id }) => id === table.id)?.rows.map((row) => [row.key, row]))
    for (const line of table.lines)
      table.columns.forEach((column, index) => {
        const { subject, where, measure } = cellOf(table, line, column)
        const cell = rows.get(line.key)?.cells[index]
        if (measure || cell === undefined || isListed(subject)) return
        const list = cells.get(subject) ?? []
        list.push({ table: table.id, row: line.key, column: column.key, where, cell })
        cells.set(subject, list)
      })
  }
  return cells
}
