import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertHonour } from '#features/people/dossier/queries.ts'
import { readSheet } from '#platform/sheets.ts'
import { wordsUnmarked } from '#platform/testing-documents.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let secretary: Client, committee: Client, department: Client, stranger: Client
let organizationId: number
const today = '2026-11-24'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  organizationId = organizations.east1
  secretary = await app.as('branch', { organizationId, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区经办' })
  department = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  stranger = await app.as('branch', { organizationId: organizations.west1 })
})

/** A meeting held today and written down. */
async function held(kind: 'lecture' | 'themeDay' | 'membersMeeting', more: object = {}) {
  const planned = await secretary.call.meetings.plan({
    organizationId,
    kind,
    plannedOn: today,
    startsAt: '09:00',
    place: '活动室',
  })
  const tasks = ['chair', 'recorder'] as const
  return secretary.call.meetings.records.hold({
    id: planned.id,
    revision: planned.revision,
    heldOn: today,
    place: '活动室',
    attendees: planned.attendees.map(({ personId }, at) => ({
      personId,
      present: true,
      task: tasks[at] ?? null,
    })),
    ...more,
  })
}
const ledgerOf = (client: Client, year = 2026) => client.call.ledger.ledger({ id: organizationId, year })
type Ledger = Awaited<ReturnType<typeof ledgerOf>>
const chapter = (ledger: Ledger, key: Ledger['chapters'][number]['key']) => {
  const found = ledger.chapters.find((one) => one.key === key)
  assert.ok(found, key)
  return found
}

describe('The ledger of a branch', () => {
  it('is made of what is kept elsewhere: nobody types it', async () => {
    await held('lecture', { lecturer: '东区领导', hours: 1.5 })
    await secretary.call.ledger.items.open({
      organizationId,
      kind: 'task',
      title: '走访慰问',
      source: '支部自行安排',
      dueOn: '2026-12-10',
      people: [institute.people.east1.member],
    })
    await app.stage((ctx) =>
      insertHonour(ctx, institute.people.east1.member, {
        title: '优秀共产党员',
        level: '院级',
        awardedOn: '2026-07-01',
        awardedBy: '院党委',
      }),
    )
    const ledger = await ledgerOf(secretary)
    assert.deepEqual(
      [ledger.name, ledger.parentName, ledger.secretary, ledger.asOf],
      ['东区第一党支部', '中共东区研究所委员会', '东一书记', today],
    )
    assert.equal(ledger.chapters.length, 15)
    assert.deepEqual(
      chapter(ledger, 'roll').rows.map(({ cells }) => [cells[0], cells[9]]),
      [
        ['东一党员', null],
        ['东一书记', '书记'],
      ],
    )
    const [lecture] = chapter(ledger, 'lectures').rows
    assert.deepEqual(lecture?.cells.slice(2), ['东区领导', 1.5, 2, 2, '已召开，待确认'])
    assert.match(lecture?.origin?.to ?? '', /^\/meetings\/\d+$/)
    assert.deepEqual(chapter(ledger, 'items').rows[0]?.cells.slice(0, 4), [
      '任务',
      '走访慰问',
      '支部自行安排',
      '东一党员',
    ])
    assert.equal(chapter(ledger, 'honours').rows[0]?.cells[2], '优秀共产党员')
    assert.equal(chapter(ledger, 'committee').rows[0]?.cells[1], '东一书记')
  })

  it('of a past year is told as of its last day', async () => {
    const past = await ledgerOf(secretary, 2025)
    assert.equal(past.asOf, '2025-12-31')
    assert.deepEqual(chapter(past, 'lectures').rows, [])
    assert.deepEqual(chapter(past, 'items').rows, [])
    // Somebody who left since stands in the roll of then, and not in that of today.
    await department.call.people.memberships.end({
      id: institute.people.east1.member,
      on: '2026-11-20',
      ending: 'died',
      reason: '因病去世',
    })
    const names = (ledger: Ledger) => chapter(ledger, 'roll').rows.map(({ cells }) => cells[0])
    assert.deepEqual(names(await ledgerOf(secretary, 2025)), ['东一党员', '东一书记'])
    assert.deepEqual(names(await ledgerOf(secretary)), ['东一书记'])
  })

  it('is there for branches only, for years that have begun, within reach', async () => {
    assert.equal((await refusal(ledgerOf(secretary, 2027))).code, 'ledger-year-ahead')
    const east = institute.organizations.east
    const ofCommittee = committee.call.ledger.ledger({ id: east, year: 2026 })
    assert.equal((await refusal(ofCommittee)).code, 'ledger-branches-only')
    assert.equal((await refusal(ledgerOf(stranger))).status, 404)
    const gaps = committee.call.ledger.gaps.branch({ id: east, year: 2026 })
    assert.equal((await refusal(gaps)).code, 'ledger-branches-only')
  })
})

describe('A year book', () => {
  it('keeps the ledger as it stood, with a digest, as PDF and as sheets', async () => {
    const made = await secretary.call.ledger.books.make({ id: organizationId, year: 2026 })
    assert.match(made.digest, /^[0-9a-f]{64}$/)
    assert.deepEqual([made.year, made.asOf, made.madeBy], [2026, today, '东一书记'])
    const again = await secretary.call.ledger.books.make({ id: organizationId, year: 2026 })
    assert.equal(again.digest, made.digest)
    await secretary.call.ledger.items.open({
      organizationId,
      kind: 'other',
      title: '后来登记的',
      source: '支部自行安排',
      dueOn: '2026-12-10',
    })
    const later = await secretary.call.ledger.books.make({ id: organizationId, year: 2026 })
    assert.notEqual(later.digest, made.digest)
    assert.equal((await secretary.call.ledger.books.list({ id: organizationId, size: 2 })).total, 3)

    const file = async (client: Client, format: string) =>
      client.fetch(`/api/year-books/${made.id}/files/${format}`)
    const said = async (client: Client) => wordsUnmarked(await (await file(client, 'pdf')).bytes())
    const [first, second] = [await said(secretary), await said(committee)]
    assert.match(first, /东区第一党支部/)
    assert.doesNotMatch(first, /标记/)
    assert.equal(first, second, 'the same words again, but for who took them out')
    const sheet = await file(secretary, 'xlsx')
    const rows = await Array.fromAsync(readSheet(new Uint8Array(await sheet.arrayBuffer()), '年册.xlsx'))
    assert.ok(JSON.stringify(rows).includes('东区第一党支部'))
    assert.ok(!JSON.stringify(rows).includes('后来登记的'), 'what came afterwards is not in the book')
    assert.equal((await file(stranger, 'pdf')).status, 404)

    const { pool } = app.world.open
    await assert.rejects(pool.query('update year_book set year = 2025 where id = $1', [made.id]))
    const { rows: trail } = await pool.query(
      `select action from audit_entry where subject_kind = 'yearBook' and subject_id = $1 order by id`,
      [String(made.id)],
    )
    assert.deepEqual(
      trail.map(({ action }) => action),
      ['yearBook.made', 'yearBook.taken', 'yearBook.taken', 'yearBook.taken'],
    )
  })

  it('is not made of a year ahead, and nothing is kept of it', async () => {
    const count = async () => (await secretary.call.ledger.books.list({ id: organizationId })).total
    const before = await count()
    const ahead = secretary.call.ledger.books.make({ id: organizationId, year: 2027 })
    assert.equal((await refusal(ahead)).code, 'ledger-year-ahead')
    assert.equal(await count(), before)
  })
})

describe('What is missing', () => {
  it('is told to the branch with the place that mends it, and goes when it is mended', async () => {
    const titles = async () =>
      (await secretary.call.ledger.gaps.branch({ id: organizationId, year: 2026 })).gaps.map(
        ({ title }) => title,
      )
    assert.ok((await titles()).includes('待确认的会议记录'))
    const { rows } = await secretary.call.meetings.list({ box: 'unconfirmed' })
    for (const { id } of rows) {
      const { revision } = await secretary.call.meetings.records.write({
        id,
        revision: (await secretary.call.meetings.get({ id })).revision,
        agenda: [{ item: '学习', speeches: [] }],
        resolutions: [],
      })
      await secretary.call.meetings.records.confirm({ id, revision })
    }
    assert.ok(!(await titles()).includes('待确认的会议记录'))
    assert.ok((await titles()).includes('主题党日'))
  })

  it('shows a committee who needs help first, and what of', async () => {
    const { east1, west1 } = institute.organizations
    const all = await department.call.ledger.gaps.branches({ year: 2026 })
    assert.equal(all.sum.branches, 4)
    assert.deepEqual(
      all.rows.map(({ total }) => total),
      all.rows.map(({ total }) => total).toSorted((one, other) => other - one),
    )
    assert.equal(all.rows.find((row) => row.organizationId === east1)?.records, 0)
    assert.match(all.rows[0]?.words ?? '', /主题党日 10/)
    const ids = async (question: object) =>
      (await department.call.ledger.gaps.branches({ year: 2026, whole: true, ...question })).rows.map(
        (row) => row.organizationId,
      )
    const tree = await ids({ sort: 'name', descending: false })
    assert.deepEqual(tree.slice(0, 2), [east1, institute.organizations.east2])
    assert.deepEqual(await ids({ sort: 'name' }), tree.toReversed())
    assert.equal((await ids({ sort: 'life', descending: false }))[0], east1)
    const inside = await committee.call.ledger.gaps.branches({ year: 2026 })
    assert.ok(inside.rows.every(({ organizationId: id }) => id !== west1))
    assert.equal((await department.call.ledger.gaps.branches({ year: 2026, kind: 'transfers' })).total, 0)
    assert.equal(
      (await department.call.ledger.gaps.branches({ year: 2026, text: '西区', size: 1 })).rows.length,
      1,
    )
    // The clock goes on: what was open in November is late in December.
    app.setClock('2026-12-20T08:00:00Z')
    const then = await app.as('committee', { organizationId: institute.organizations.east })
    const late = await then.call.ledger.gaps.branches({ year: 2026, kind: 'items' })
    assert.deepEqual(
      late.rows.map((row) => [row.organizationId, row.items]),
      [[east1, 2]],
    )
    app.setClock('2026-11-24T08:00:00Z')
  })

  it('is given out as a sheet', async () => {
    const sheet = await committee.fetch('/api/ledger-gaps.xlsx?year=2026')
    const rows = await Array.fromAsync(readSheet(new Uint8Array(await sheet.arrayBuffer()), '还缺什么.xlsx'))
    assert.ok(JSON.stringify(rows).includes('东区第二党支部'))
  })
})
