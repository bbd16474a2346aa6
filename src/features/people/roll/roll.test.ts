import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { unzip, zipEntries } from '#platform/sheets/zip.ts'
import { readSheet } from '#platform/sheets.ts'
import { type Client, startTestApp } from '#src/testing.ts'
import { insertPeople, type NewPerson } from '../queries.ts'
import { standingsFromDates } from '../standings/rules.ts'

const app = await startTestApp()
after(() => app.close())

let secretary: Client, committee: Client
let rootId: number, branchId: number, ids: Map<string, number>
const numbers = new Map<string, string>()

function person(branch: number, at: number, name: string, given: Partial<NewPerson> = {}): NewPerson {
  const employeeNo = `R${String(at).padStart(4, '0')}`
  const birthDate = given.birthDate ?? '1984-02-29'
  const identityNumber = identityNumberFor({ region: '990101', birth: birthDate, sequence: at * 2 + 1 })
  numbers.set(employeeNo, identityNumber)
  const facts = {
    organizationId: branch,
    groupId: null,
    politicalStatus: 'fullMember',
    membership: 'active',
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'professional',
  } as const
  return {
    employeeNo,
    name,
    gender: 'male',
    ethnicity: '01',
    birthDate,
    identityNumber,
    phone: `1990000${String(at).padStart(4, '0')}`,
    workStartedOn: null,
    joinedOn: '2012-06-01',
    becameFullOn: '2013-06-01',
    standings: standingsFromDates(facts, '2012-06-01', '2013-06-01'),
    ...given,
  }
}

before(async () => {
  await app.stage(async (ctx) => {
    const plain = { shortName: null, establishedOn: null, closedOn: null, termYears: null, termFrom: null }
    const placed = await insertOrganizations(
      ctx,
      [
        { ...plain, code: 'R', name: '中共星河研究院委员会', kind: 'committee', parentCode: null },
        { ...plain, code: 'B1', name: '星河一室党支部', kind: 'branch', parentCode: 'R' },
      ],
      '测试',
    )
    rootId = placed.get('R')?.id ?? 0
    branchId = placed.get('B1')?.id ?? 0
    const rare = ['龙𬭎', '岳䶮', '林㛃', '阿依古丽·买买提', '=cmd|calc']
    const many = Array.from({ length: 2100 }, (_, at) => person(branchId, at + 10, `吴${at}号`))
    ids = await insertPeople(ctx, [...rare.map((name, at) => person(branchId, at, name)), ...many])
  })
  secretary = await app.as('branch', { organizationId: branchId })
  committee = await app.as('committee', { organizationId: rootId, name: '院党委干事' })
})

async function cellsOf(client: Client, address: string): Promise<string[][]> {
  const file = await client.fetch(address)
  assert.equal(file.status, 200)
  const cells: string[][] = []
  for await (const row of readSheet(new Uint8Array(await file.arrayBuffer()), '名册.xlsx'))
    cells.push(row.cells)
  return cells
}
const named = async (text: string) =>
  (await secretary.call.people.list({ text })).rows.map(({ name }) => name)

describe('The roll', () => {
  it('finds people by part of a name, by rare characters, by pinyin and initials, by number', async () => {
    assert.deepEqual(await named('𬭎'), ['龙𬭎'])
    assert.deepEqual(await named('䶮'), ['岳䶮'])
    assert.deepEqual(await named('㛃'), ['林㛃'])
    assert.deepEqual(await named('古丽'), ['阿依古丽·买买提'])
    assert.deepEqual(await named('ayg'), ['阿依古丽·买买提'])
    assert.deepEqual(await named('ayiguli'), ['阿依古丽·买买提'])
    assert.deepEqual(await named('R0002'), ['林㛃'])
    assert.deepEqual(await named('19900000001'), ['岳䶮'])
    assert.deepEqual(await named((numbers.get('R0000') ?? '').toLowerCase()), ['龙𬭎'])
    assert.deepEqual(await named('%'), [])
  })

  it('is exported whole, in the order of the list, whatever its length, and no cell becomes a formula', async () => {
    const cells = await cellsOf(
      secretary,
      '/api/people.xlsx?sort=employeeNo&descending=true&columns[0]=employeeNo&columns[1]=name',
    )
    assert.equal(cells.length, 1 + 2105)
    const last = await secretary.call.people.list({
      sort: 'employeeNo',
      descending: true,
      size: 5,
      page: 421,
    })
    assert.deepEqual(
      cells.slice(-5),
      last.rows.map(({ employeeNo, name }) => [employeeNo, name]),
    )
    assert.deepEqual(cells.at(-1), ['R0000', '龙𬭎'])
    assert.ok(cells.some(([, name]) => name === '=cmd|calc'))
  })

  it('is exported with whole numbers to those entitled only, with a reason, which stays in the trail', async () => {
    const question = { text: 'R000', sort: 'employeeNo', columns: ['identityNumber', 'phone'] }
    const wanted = { kind: 'roll', question }
    const ask = (client: Client, reason: string) =>
      client.send('POST', '/api/number-exports', { wanted, reason })
    assert.equal((await ask(secretary, '核对')).status, 403)
    assert.equal((await ask(committee, '')).status, 400)
    const searched = { kind: 'roll', question: { text: numbers.get('R0001') } }
    const refused = await committee.send('POST', '/api/number-exports', { wanted: searched, reason: '核对' })
    assert.equal(refused.status, 400)

    const { id } = (await ask(committee, '报送上级核对')).body as { id: number }
    const [, first] = await cellsOf(committee, `/api/number-exports/${id}/file`)
    assert.deepEqual(first, [numbers.get('R0000'), '19900000000'])
    const masked = await cellsOf(committee, '/api/people.xlsx?text=R0000&columns[0]=identityNumber')
    assert.match(masked[1]?.[0] ?? '', /^9\*{16}[\dX]$/)

    const [line] = (await committee.call.audit.list({ action: 'people.exportedWithNumbers' })).rows
    assert.equal(line?.reason, '报送上级核对')
    assert.equal(line?.actorName, '院党委干事')
  })

  it('says at the foot of every page who took it out and when, by a code that leads to the line of the trail', async () => {
    const workbook = Buffer.from(await (await committee.fetch('/api/people.xlsx?text=R0000')).arrayBuffer())
    const part = (name: string) => {
      const entry = zipEntries(workbook)?.find((one) => one.name === name)
      return entry ? String(unzip(workbook, entry)) : ''
    }
    const footer = /<oddFooter>(.*)<\/oddFooter>/.exec(part('xl/worksheets/sheet1.xml'))?.[1] ?? ''
    assert.match(footer, /院党委干事 2026-11-24 16:00 导出/)
    const code = /标记 ([A-Z0-9]{5}-[A-Z0-9]{5})$/.exec(footer)?.[1] ?? ''
    assert.ok(part('docProps/core.xml').includes(code))
    const { rows } = await committee.call.audit.list({ text: code })
    assert.deepEqual(
      rows.map(({ actorName, action }) => [actorName, action]),
      [['院党委干事', 'people.exported']],
    )
  })

  it('leaves no whole number in the trail when one was searched for', async () => {
    const number = numbers.get('R0001') ?? ''
    await cellsOf(committee, `/api/people.xlsx?text=${number}`)
    const trail = await app.stage((ctx) => ctx.db.selectFrom('audit_entry').selectAll().execute())
    assert.ok(trail.length > 0 && !JSON.stringify(trail).includes(number))
  })

  it('shows a record as it was, without days that were still to come', async () => {
    const then = await committee.call.people.get({ id: ids.get('R0000') ?? 0, asOf: '2012-12-31' })
    assert.equal(then.politicalStatus, 'probationaryMember')
    assert.deepEqual([then.joinedOn, then.becameFullOn, then.partyAge], ['2012-06-01', null, null])
  })

  it('counts whoever was born on 29 February a year older on 1 March of other years', async () => {
    const aged43On = async (moment: string) => {
      app.setClock(moment)
      const somebody = await app.as('branch', { organizationId: branchId })
      return (await somebody.call.people.list({ ageFrom: 43, size: 1 })).total
    }
    assert.equal(await aged43On('2027-02-28T08:00:00Z'), 0)
    assert.equal(await aged43On('2027-03-01T08:00:00Z'), 2105)
  })
})
