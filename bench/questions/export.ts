import { columnNames } from '#features/people/roll/contract.ts'
import type { Ground } from '../ground.ts'
import { inTurn, type Measured, memoryOf } from '../measure.ts'

/** All members with every column as a workbook, against reading the same rows with one plain statement. */
export async function exporting(ground: Ground): Promise<Measured[]> {
  const { get, sql, members } = ground
  const columns = Object.keys(columnNames).length
  let bytes = 0
  const ours = async () => {
    bytes = 0
    const body = (await get('/api/people.xlsx')).body
    if (!body) throw new Error('an export without a body')
    for await (const piece of body) bytes += piece.length
  }
  const plain = () =>
    sql(`select person.*, own.name as own, above.name as above from person
      left join organization own on own.id = person.organization_id left join organization above on above.id = own.parent_id
      where membership = 'active' order by organization_path, employee_no`)
  const times = members > 100_000 ? 1 : 5
  const taken = await inTurn(times, ours, plain)
  const memory = await memoryOf(ours)
  const note = `${(bytes / 1_048_576).toFixed(1)} MB file, +${memory.toFixed(0)} MB memory`
  const name = `export: ${members.toLocaleString('en')} × ${columns} columns, XLSX`
  return [{ name, ...taken, limit: members > 100_000 ? 'memory as for 14,900' : '≤ 3 s', note }]
}
