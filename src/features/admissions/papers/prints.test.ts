import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { usualPath } from '#src/demo/admission-path.ts'
import { insertApplicant, insertFile } from '#src/permissions/admission-files.ts'
import { type Client, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { type PaperName, paperNames } from './rules.ts'

let app: TestApp
let secretary: Client
let neighbour: Client
let id: number

before(async () => {
  app = await startTestApp()
  const { organizations, people } = await app.stage(plantInstitute)
  const helpers = [
    { personId: people.east1.secretary, name: '东一书记' },
    { personId: people.east1.member, name: '东一党员' },
  ]
  const mentors = helpers.map(({ personId }) => personId)
  const entries = usualPath({
    appliedOn: '2023-06-01',
    meetingOn: '2025-10-10',
    mentors,
    introducers: mentors,
  }).filter(({ on }) => on <= '2026-11-24')
  id = await app.stage(async (ctx) => {
    const organizationId = organizations.east1
    const personId = await insertApplicant(ctx, { code: 'east1', organizationId, number: 1, entries })
    return insertFile(ctx, { personId, organizationId, entries, helpers })
  })
  secretary = await app.as('branch', { organizationId: organizations.east1 })
  neighbour = await app.as('branch', { organizationId: organizations.east2 })
})
after(() => app.close())

const print = (client: Client, paper: PaperName) =>
  client.fetch(`/api/admissions/${id}/papers.pdf?paper=${paper}`)

describe('The branch', () => {
  it('prints every paper of a file, under the name of the person and the paper', async () => {
    for (const paper of paperNames) {
      const response = await print(secretary, paper)
      if (response.status === 409) continue
      assert.equal(response.status, 200, paper)
      assert.equal(response.headers.get('content-type'), 'application/pdf')
      const pdf = Buffer.from(await response.arrayBuffer())
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', paper)
    }
    const response = await print(secretary, 'preReview')
    assert.match(
      decodeURIComponent(response.headers.get('content-disposition') ?? ''),
      /东一党员1发展对象预审表\.pdf/,
    )
  })

  it('leaves a line of what it printed', async () => {
    await print(secretary, 'checklist')
    const lines = await app.stage(({ db }) =>
      db
        .selectFrom('audit_entry')
        .where('action', '=', 'admission.printed')
        .select(['after'])
        .orderBy('id', 'desc')
        .limit(1)
        .execute(),
    )
    assert.match(JSON.stringify(lines), /材料清单/)
  })

  it('prints a notice only where one was posted', async () => {
    const { steps } = await secretary.call.admissions.get({ id })
    assert.ok(!steps.some(({ acts }) => acts.some(({ act }) => act === 'notice')))
    const refused = await secretary.send('GET', `/api/admissions/${id}/papers.pdf?paper=notice`)
    assert.equal(refused.code, 'paper-without-notice')
    assert.match(refused.body.message ?? '', /还没有登记公示/)
  })

  it('finds no paper of another branch', async () => {
    assert.equal((await print(neighbour, 'applicant')).status, 404)
  })
})
