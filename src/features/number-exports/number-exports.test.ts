import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { insertPeople } from '#features/people/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { limits } from './rules.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let asker: Client, colleague: Client, above: Client, elsewhere: Client
const number = (sequence: number) => identityNumberFor({ region: '990101', birth: '1980-05-17', sequence })
const codeOf = async (asked: Promise<unknown>) => (await refusal(asked)).code
const reason = '报送上级组织部核对'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { root, east, west, east1 } = institute.organizations
  asker = await app.as('committee', { organizationId: east, name: '东区干事' })
  colleague = await app.as('committee', { organizationId: east, name: '东区副书记' })
  elsewhere = await app.as('committee', { organizationId: west })
  above = await app.as('politicalWorkDepartment', { organizationId: root })
  const people = Array.from({ length: limits.approvalFrom }, (_, at) => ({
    ...personOf('east1', 'member', east1, at + 1),
    name: `林晚舟${at}`,
    identityNumber: number(at * 2 + 11),
  }))
  await app.stage((ctx) => insertPeople(ctx, people))
})

const wanted = () => ({
  kind: 'roll' as const,
  question: {
    text: '林晚舟',
    sort: 'employeeNo' as const,
    columns: ['name' as const, 'identityNumber' as const],
  },
})
const ask = () => asker.call.numberExports.ask({ wanted: wanted(), reason })
const file = (client: Client, id: number) => client.fetch(`/api/number-exports/${id}/file`)

async function rowsOf(answer: Response): Promise<string[][]> {
  const rows: string[][] = []
  for await (const { cells } of readSheet(Buffer.from(await answer.arrayBuffer()), '名册.xlsx'))
    rows.push(cells)
  return rows
}
const lines = async (action: string) => (await above.call.audit.list({ action })).rows

describe('Whole numbers of many people', () => {
  it('wait for a second person of the same committee, and are fetched by whoever asked', async () => {
    const made = await ask()
    assert.deepEqual([made.state, made.people, made.mayDecide], ['waiting', limits.approvalFrom, false])
    assert.equal((await file(asker, made.id)).status, 409)
    assert.equal(
      await codeOf(asker.call.numberExports.decide({ id: made.id, agreed: true })),
      'number-export-own',
    )

    const { rows } = await colleague.call.numberExports.list({ forMe: true })
    assert.deepEqual(
      rows.map(({ id, askerName, mayDecide }) => [id, askerName, mayDecide]),
      [[made.id, '东区干事', true]],
    )
    const ofKind = async (kind: 'roll' | 'transferExchange') =>
      (await colleague.call.numberExports.list({ kind, text: '东区干事' })).total
    assert.deepEqual([await ofKind('roll'), await ofKind('transferExchange')], [1, 0])
    const agreed = await colleague.call.numberExports.decide({ id: made.id, agreed: true })
    assert.equal(agreed.state, 'ready')
    assert.equal((await file(colleague, made.id)).status, 409)

    const table = await rowsOf(await file(asker, made.id))
    assert.equal(table.length, limits.approvalFrom + 1)
    assert.ok(table.some(([name, whole]) => name === '林晚舟0' && whole === number(11)))
    const [taken] = await lines('numberExport.taken')
    assert.deepEqual([taken?.actorName, taken?.reason], ['东区干事', reason])
    const [told] = (await asker.call.messages.inbox.list({})).rows
    assert.match(told?.title ?? '', /导出人员名册：已同意/)
  })

  it('are refused with words that say why, and stay shut', async () => {
    const { id } = await ask()
    assert.equal(
      await codeOf(above.call.numberExports.decide({ id, agreed: false })),
      'number-export-because',
    )
    const refused = await above.call.numberExports.decide({ id, agreed: false, because: '只需要启明所的' })
    assert.deepEqual([refused.state, refused.because], ['refused', '只需要启明所的'])
    assert.equal((await file(asker, id)).status, 409)
    assert.equal(await codeOf(above.call.numberExports.decide({ id, agreed: true })), 'number-export-decided')
  })

  it('are no business of another committee', async () => {
    const { id } = await ask()
    assert.equal(await codeOf(elsewhere.call.numberExports.decide({ id, agreed: true })), 'not-found')
    assert.equal((await elsewhere.call.numberExports.list({})).total, 0)
    await asker.call.numberExports.withdraw({ id })
    assert.equal(
      await codeOf(colleague.call.numberExports.decide({ id, agreed: true })),
      'number-export-decided',
    )
  })

  it('may be fetched for a day, and say what to do when it is over', async () => {
    const { id } = await ask()
    await colleague.call.numberExports.decide({ id, agreed: true })
    app.setClock((limits.hours + 1) * 60)
    const again = await app.as('committee', {
      organizationId: institute.organizations.east,
      name: '东区后来人',
    })
    assert.equal((await again.call.numberExports.list({ states: ['lapsed'] })).rows[0]?.id, id)
    app.setClock('2026-11-24T08:00:00Z')
  })

  it('are given only as far as the rights of whoever fetches them reach by then', async () => {
    const { id } = await ask()
    await above.call.numberExports.decide({ id, agreed: true })
    const { person } = await asker.call.accounts.session()
    await app.stage(({ db }) =>
      db
        .updateTable('role_grant')
        .set({ organization_id: institute.organizations.west })
        .where('account_id', '=', person?.accountId as number)
        .execute(),
    )
    const table = await rowsOf(await file(asker, id))
    assert.equal(table.length, 1)
  })

  it('of nobody are not asked for', async () => {
    const none = { kind: 'roll' as const, question: { text: '查无此人' } }
    assert.equal(await codeOf(above.call.numberExports.ask({ wanted: none, reason })), 'number-export-nobody')
  })
})
