import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { outcomeOf } from './rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, stranger: Client
const month = '2026-11'
const people: { id: number; employeeNo: string; name: string }[] = []

async function member(number: number) {
  const person = personOf('east1', 'member', institute.organizations.east1, number)
  const id = (await app.stage((ctx) => insertPeople(ctx, [person]))).get(person.employeeNo) as number
  await branch.call.dues.bases.state({ id, fromMonth: month, kind: 'salaried', items: { basicPay: 400_000 } })
  people.push({ id, employeeNo: person.employeeNo, name: person.name })
}
const header = '账户,户名,用途,金额,交易日期,流水号'
const file = (lines: string[]) => new File([[header, ...lines].join('\n')], '回单.csv', { type: 'text/csv' })
const read = (lines: string[]) =>
  branch.call.dues.imports.read({ organizationId: institute.organizations.east1, file: file(lines) })
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )
const stateOf = async (id: number) =>
  (await branch.call.dues.roll.list({ month, size: 100 })).rows.find(({ personId }) => personId === id)?.state

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east1, west1 } = institute.organizations
  branch = await app.as('branch', { organizationId: east1, name: '东区书记' })
  stranger = await app.as('branch', { organizationId: west1 })
  for (const number of [501, 502, 503, 504]) await member(number)
  await branch.call.dues.roll.make({ organizationId: east1, month })
})

describe('A line of a payment file', () => {
  it('matches only when everything is the same', () => {
    const line = { known: true, nameFits: true, openFen: 4000, fen: 4000, seen: false }
    const outcomes = [
      {},
      { known: false },
      { nameFits: false },
      { seen: true },
      { openFen: 0 },
      { openFen: null },
      { fen: 3999 },
    ]
    assert.deepEqual(
      outcomes.map((more) => outcomeOf({ ...line, ...more })),
      ['matched', 'unmatched', 'unmatched', 'double', 'double', 'unmatched', 'wrongAmount'],
    )
  })
})

describe('A payment file', () => {
  let id: number

  it('begins with a list for the bank of what is open', async () => {
    const { east1 } = institute.organizations
    const list = await branch.fetch(`/api/dues-orders.xlsx?organizationId=${east1}&month=${month}`)
    assert.equal(list.status, 200)
    assert.equal(
      (await stranger.fetch(`/api/dues-orders.xlsx?organizationId=${east1}&month=${month}`)).status,
      404,
    )
  })

  it('is compared line by line when it comes back, and enters nothing by itself', async () => {
    const [one, two, three, four] = people
    const line = (who: typeof one, yuan: string, reference: string) =>
      `${who?.employeeNo},${who?.name},${month},${yuan},2026-11-15,${reference}`
    const lines = [
      line(one, '40.00', 'T1'),
      line(one, '40.00', 'T2'),
      line(two, '39.00', 'T3'),
      `X999,无此人,${month},40,2026-11-15,T4`,
      `${three?.employeeNo},另一人,${month},40,2026-11-15,T5`,
      line(four, '40', 'T6'),
    ]
    const made = await read(lines)
    id = made.id
    assert.deepEqual([made.lines, made.matched, made.waiting], [6, 2, 6])
    const { rows } = await branch.call.dues.imports.rows({ id })
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['matched', 'double', 'wrongAmount', 'unmatched', 'unmatched', 'matched'],
    )
    assert.equal(await stateOf(one?.id ?? 0), 'open')
    assert.equal(await refusalOf(read(lines)), 'dues-file-known')
    assert.equal(await refusalOf(stranger.call.dues.imports.rows({ id })), 'not-found')
    assert.deepEqual(await branch.call.dues.imports.get({ id }), made)
    assert.equal(await refusalOf(stranger.call.dues.imports.get({ id })), 'not-found')
  })

  it('has what matches entered at once', async () => {
    assert.deepEqual(await branch.call.dues.imports.enter({ id }), { people: 2, fen: 8000 })
    assert.equal(await stateOf(people[0]?.id ?? 0), 'paid')
    assert.equal(await refusalOf(branch.call.dues.imports.enter({ id })), 'dues-nothing-matched')
  })

  it('has every other line answered by a person, with a reason', async () => {
    const { rows } = await branch.call.dues.imports.rows({ id, waiting: true })
    const [double, wrong, unknown, misnamed] = rows.map((row) => row.id)
    const answer = branch.call.dues.imports.answer
    await answer({ id: double ?? 0, answer: 'setAside', reason: '银行重复扣款，已退回本人' })
    await answer({ id: wrong ?? 0, answer: 'entered', reason: '先入账，余额下月补' })
    assert.equal(await stateOf(people[1]?.id ?? 0), 'partial')
    assert.equal(
      await refusalOf(answer({ id: unknown ?? 0, answer: 'entered', reason: '不知是谁' })),
      'dues-row-who',
    )
    const whose = { employeeNo: people[2]?.employeeNo ?? '', reason: '户名写错，已核对' }
    await answer({ id: unknown ?? 0, answer: 'entered', ...whose })
    assert.equal(await stateOf(people[2]?.id ?? 0), 'paid')
    await answer({ id: misnamed ?? 0, answer: 'setAside', reason: '重复' })
    assert.equal(
      await refusalOf(answer({ id: misnamed ?? 0, answer: 'entered', reason: '再来一次' })),
      'dues-row-answered',
    )
    assert.equal((await branch.call.dues.imports.list({})).rows[0]?.waiting, 0)
  })

  it('goes out as a sheet, in the list and line by line, with what was done about each', async () => {
    const { east1 } = institute.organizations
    const files = await sheetAt(branch, `/dues-imports.xlsx?organizationId=${east1}`)
    assert.deepEqual(files[2]?.slice(0, 6), ['回单.csv', '东区第一党支部', '6', '2', '0', '239.00'])
    assert.equal((await sheetAt(stranger, '/dues-imports.xlsx')).length, 2)
    const [, head, ...lines] = await sheetAt(branch, `/dues-imports/${id}/rows.xlsx?outcome=wrongAmount`)
    assert.deepEqual([head?.at(-1), lines.length], ['原因', 1])
    assert.deepEqual(lines[0]?.slice(4), ['39.00', '2026-11-15', '金额不符', '已入账', '先入账，余额下月补'])
    assert.equal((await stranger.fetch(`/api/dues-imports/${id}/rows.xlsx`)).status, 404)
    assert.equal((await branch.call.dues.imports.list({ organizationId: east1 })).total, 1)
  })

  it('that cannot be read is refused whole, naming the line', async () => {
    assert.equal(await refusalOf(read([`E1,甲,${month},四十,2026-11-15,`])), 'dues-file-amount')
    assert.equal(await refusalOf(read([`E1,甲,${month},40,昨天,`])), 'dues-file-day')
    assert.equal(await refusalOf(read([])), 'dues-file-empty')
    assert.equal((await branch.call.dues.imports.list({})).total, 1)
  })
})
