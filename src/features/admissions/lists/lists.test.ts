/** What the branch and the committee see of their files: lists, the funnel, the plan, what is missing and late. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertApplicant, insertFile, pathTo } from '#src/permissions/admission-files.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import type { ActKey } from '../acts/rules.ts'
import { standings } from '../jobs.ts'

const today = '2026-11-24'

describe('The files of a unit', () => {
  let app: TestApp
  let institute: Institute
  let office: Client
  let ids: Record<string, number> = {}

  before(async () => {
    app = await startTestApp({ clock: `${today}T02:00:00Z`, jobs: true })
    institute = await app.stage(plantInstitute)
    office = await app.as('committee', { organizationId: institute.organizations.east })
    const wanted: ActKey[] = ['talk', 'review', 'candidate', 'politicalReview', 'approval', 'oath']
    for (const [at, act] of wanted.entries()) ids = { ...ids, [act]: await fileFor(act, at + 1) }
  })
  after(() => app.close())

  function fileFor(act: ActKey, number: number): Promise<number> {
    const { secretary, member } = institute.people.east1
    const helpers = [
      { personId: secretary, name: '东一书记' },
      { personId: member, name: '东一党员' },
    ]
    const entries = pathTo(act, today, helpers)
    const organizationId = institute.organizations.east1
    return app.stage(async (ctx) => {
      const personId = await insertApplicant(ctx, { code: 'east1', organizationId, number, entries })
      return insertFile(ctx, { personId, organizationId, entries, helpers })
    })
  }

  it('are found by stage, by what is next, and by name', async () => {
    const { rows, total } = await office.call.admissions.list({})
    assert.equal(total, 6)
    assert.ok(rows.every(({ nextTitle }) => nextTitle))
    const admission = await office.call.admissions.list({ stages: ['admission'] })
    assert.deepEqual(
      admission.rows.map(({ id, nextAct }) => [id, nextAct]),
      [[ids.approval, 'approval']],
    )
    const talks = await office.call.admissions.list({ nextActs: ['talk'] })
    assert.deepEqual(
      talks.rows.map(({ nextBy }) => nextBy),
      ['2026-12-14'],
    )
    assert.equal((await office.call.admissions.list({ text: rows[0]?.name })).rows[0]?.id, rows[0]?.id)
    const stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
    assert.equal((await stranger.call.admissions.list({})).total, 0)
  })

  it('are exported with the same rows', async () => {
    const file = await office.fetch('/api/admissions.xlsx')
    assert.equal(file.status, 200)
    assert.ok((await file.arrayBuffer()).byteLength > 1000)
  })

  it('of a place outside of one’s reach are exported no more than listed, and the trail says nothing of it', async () => {
    const lines = () =>
      app.stage(({ db }) =>
        db.selectFrom('audit_entry').where('action', '=', 'admissions.exported').select('id').execute(),
      )
    const before = (await lines()).length
    const { status, code } = await office.send(
      'GET',
      `/api/admissions.xlsx?organizationId=${institute.organizations.west1}`,
    )
    assert.deepEqual([status, code], [404, 'not-found'])
    assert.equal((await lines()).length, before)
  })

  it('are counted by the register on a day, unit by unit', async () => {
    const { total, below } = await office.call.admissions.figures.funnel({})
    assert.deepEqual([total.applicants, total.probationary], [5, 1])
    const { east1, east2 } = institute.organizations
    assert.deepEqual(
      below.map(({ organizationId, applicants }) => [organizationId, applicants]),
      [
        [east1, 5],
        [east2, 0],
      ],
    )
  })

  it('have the papers that are missing, and those that are due', async () => {
    const [checklist] = await office.call.admissions.checklists({ ids: [ids.politicalReview as number] })
    const of = (material: string) => checklist?.materials.find((one) => one.material === material)
    assert.ok(of('talkRecord')?.datedOn)
    assert.deepEqual([of('politicalReview')?.datedOn, of('politicalReview')?.due], [null, true])
    assert.equal(of('oathRecord')?.due, false)
  })

  it('can be planned backwards', async () => {
    const plan = await office.call.admissions.plan({
      id: ids.politicalReview as number,
      goal: 'branchMeeting',
      wishedOn: '2027-03-10',
    })
    assert.ok(plan.lines.every(({ possible }) => possible))
    assert.equal(plan.lines.at(-1)?.act, 'branchMeeting')
  })

  it('fill the plan of the year', async () => {
    await office.call.admissions.quotas.set({ id: institute.organizations.east, year: 2026, places: 8 })
    const [quota] = await office.call.admissions.quotas.list({ year: 2026 })
    assert.deepEqual([quota?.places, quota?.organizationName], [8, '中共东区研究所委员会'])
  })

  it('become late by themselves: each night what they need next is looked up anew', async () => {
    app.setClock('2027-01-20T02:00:00Z')
    office = await app.as('committee', { organizationId: institute.organizations.east, name: '东区次年' })
    const nextOf = async (id: number) => {
      const { rows } = await office.call.admissions.list({ size: 200 })
      return rows.find((row) => row.id === id)?.nextAct
    }
    assert.equal(await nextOf(ids.candidate as number), 'candidate')
    await app.stage((ctx) => ctx.later(standings, {}))
    await app.world.jobs?.drain()
    // The half-yearly observation goes on as long as he is no candidate.
    assert.equal(await nextOf(ids.candidate as number), 'review')
    const late = await office.call.admissions.list({ only: 'late' })
    assert.ok(late.rows.some(({ nextAct }) => nextAct === 'talk'))
    assert.ok(late.rows.every((row) => row.late && (row.nextBy ?? '') < '2027-01-20'))
  })
})
