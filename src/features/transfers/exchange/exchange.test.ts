import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { columns, readHeader, readRow } from './rules.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let branch: Client, east: Client
const number = (sequence: number) => identityNumberFor({ region: '990101', birth: '1980-05-17', sequence })

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, east: committee } = institute.organizations
  branch = await app.as('branch', { organizationId: east1 })
  east = await app.as('committee', { organizationId: committee })
  const people = [
    { ...personOf('east1', 'member', east1, 1), name: '林晚舟', identityNumber: number(11) },
    { ...personOf('east1', 'masses', east1, 2), name: '叶知秋', identityNumber: number(13) },
  ]
  const ids = await app.stage((ctx) => insertPeople(ctx, people))
  const personId = ids.get('east1-member-1') as number
  const outside = { outside: '中共远山市委组织部', cause: 'unitChanged', paidUntil: '2026-11' } as const
  const { id } = await branch.call.transfers.begin({ personId, ...outside })
  await east.call.transfers.issue({ id, days: 60 })
})

/** The table asked for and fetched: of one person, so nobody else need agree. */
async function fetched(format: 'xlsx' | 'csv', reason: string): Promise<Buffer> {
  const question = { direction: 'out', format, issuedFrom: '2026-11-01', issuedUntil: '2026-11-30' } as const
  const { id } = await east.call.numberExports.ask({ wanted: { kind: 'transferExchange', question }, reason })
  return Buffer.from(await (await east.fetch(`/api/number-exports/${id}/file`)).arrayBuffer())
}
const row = (values: Record<string, string>) => columns.map((title) => values[title] ?? '').join(',')
const good = {
  姓名: '叶知秋',
  公民身份号码: number(13),
  党员类别: '正式党员',
  入党日期: '2010-06-01',
  转正日期: '2011-06-01',
  转出党组织: '中共远山市委组织部',
  转入党组织编码: 'east2',
  党费交至: '2026-10',
  介绍信编号: '远组介〔2026〕7号',
  开具日期: '2026-11-12',
  有效天数: '60',
}
const read = (...rows: Record<string, string>[]) =>
  east.call.transfers.exchange.read({
    file: new File([[columns.join(','), ...rows.map(row)].join('\r\n')], '交换表.csv', { type: 'text/csv' }),
  })

describe('The exchange table', () => {
  it('is exported with whole numbers, as a workbook or as text, and why is kept in the trail', async () => {
    const rows: string[][] = []
    for await (const { cells } of readSheet(await fetched('xlsx', '报送全国系统'), '交换表.xlsx'))
      rows.push(cells)
    assert.deepEqual(rows[0], [...columns])
    assert.deepEqual(rows[1]?.slice(0, 3), ['林晚舟', number(11), '男'])
    const text = String(await fetched('csv', '报送'))
    assert.match(text, new RegExp(`林晚舟,${number(11)},男,汉族`))
    const kept = await app.world.open.pool.query(
      `select reason from audit_entry where action = 'transfers.exchanged' order by id`,
    )
    assert.equal(kept.rows[0]?.reason, '报送全国系统')
  })

  it('is read row by row: what fits is entered, the rest is told with its line and what to do', async () => {
    const answer = await read(
      { ...good, 姓名: '叶之秋' },
      { ...good, 转入党组织编码: 'west1' },
      { ...good, 公民身份号码: number(99) },
      { ...good, 有效天数: '120' },
      good,
      good,
    )
    assert.deepEqual(
      answer.refused.map(({ line }) => line),
      [2, 3, 4, 5, 7],
    )
    assert.match(answer.refused[0]?.why ?? '', /叶知秋/)
    assert.match(answer.refused[1]?.why ?? '', /west1/)
    assert.match(answer.refused[4]?.why ?? '', /正在办理/)
    const [entered] = answer.entered
    const shown = await east.call.transfers.get({ id: entered?.id ?? 0 })
    assert.deepEqual(
      [shown.state, shown.theirNumber, shown.validUntil],
      ['inTransit', '远组介〔2026〕7号', '2027-01-11'],
    )
  })

  it('without the columns that are needed is not read at all', async () => {
    const file = new File(['姓名,备注\r\n张三,无\r\n'], '表.csv', { type: 'text/csv' })
    const refused = await refusal(east.call.transfers.exchange.read({ file }))
    assert.equal(refused.code, 'exchange-header')
    assert.match(refused.message, /公民身份号码/)
  })

  it('finds its columns in whatever order they stand', () => {
    const { header, missing } = readHeader(['有效天数', '姓名', '  党员类别 '])
    assert.deepEqual([header.get('姓名'), header.get('党员类别')], [1, 2])
    assert.ok(missing.includes('公民身份号码'))
    const whole = readHeader([...columns]).header
    assert.deepEqual(readRow(whole, row({ ...good, 党员类别: '团员' }).split(',')), {
      name: '叶知秋',
      column: '党员类别',
    })
  })
})
