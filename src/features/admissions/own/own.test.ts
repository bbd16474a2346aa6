/** What somebody does himself: he applies, thinks better of it, and applies again. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

const text = '我志愿加入中国共产党，拥护党的纲领。'
const reason = '本人想再学习一段时间'

describe('One’s own application', () => {
  let app: TestApp
  let institute: Institute
  let branch: Client
  let applicant: Client
  let first = 0

  before(async () => {
    app = await startTestApp({ clock: '2026-06-01T02:00:00Z' })
    institute = await app.stage(plantInstitute)
    await signIn()
  })
  after(() => app.close())

  async function signIn() {
    const { organizations, people } = institute
    branch = await app.as('branch', { organizationId: organizations.east1 })
    applicant = await app.as('masses', { personId: people.east1.masses, name: '东一群众' })
  }
  const own = () => applicant.call.admissions.own.get()
  const standing = async () => {
    const { politicalStatus } = await branch.call.people.get({ id: institute.people.east1.masses })
    return politicalStatus
  }

  it('cannot be withdrawn before it is handed in', async () => {
    const none = await refusal(applicant.call.admissions.own.withdraw({ reason }))
    assert.equal(none.code, 'admission-none')
  })

  it('is withdrawn with a reason that stays on the file; he is again what he was', async () => {
    const before = await standing()
    first = (await applicant.call.admissions.own.apply({ text })).id
    assert.equal(await standing(), 'applicant')
    assert.equal((await own()).whyNotApply?.includes('已有正在办理的入党申请'), true)
    const ended = await applicant.call.admissions.own.withdraw({ reason })
    assert.deepEqual(
      [ended.status, ended.endedAs, ended.endedBecause, ended.endedOn],
      ['ended', 'withdrawn', reason, '2026-06-01'],
    )
    assert.equal(await standing(), before)
    const { admission, whyNotApply } = await own()
    assert.deepEqual([admission?.id, whyNotApply], [first, null])
    const top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    const { rows } = await top.call.audit.list({ action: 'admission.ended' })
    assert.deepEqual([rows.length, rows[0]?.actorName, rows[0]?.reason], [1, '东一群众', reason])
  })

  it('is handed in again, and the earlier file stays readable', async () => {
    const again = await applicant.call.admissions.own.apply({ text })
    assert.notEqual(again.id, first)
    assert.equal(await standing(), 'applicant')
    const { admission, earlier } = await own()
    assert.deepEqual([admission?.id, admission?.status], [again.id, 'running'])
    assert.deepEqual(
      earlier.map(({ id, status, endedBecause }) => [id, status, endedBecause]),
      [[first, 'ended', reason]],
    )
    assert.equal(earlier[0]?.entries[0]?.details.text, text)
  })

  it('is stopped by the branch, after which he may apply once more', async () => {
    app.setClock('2026-06-20T02:00:00Z')
    await signIn()
    const { admission } = await own()
    const id = admission?.id ?? 0
    await branch.call.admissions.end({ id, as: 'stopped', on: '2026-06-20', reason: '长期不参加活动' })
    const late = await refusal(applicant.call.admissions.own.withdraw({ reason }))
    assert.equal(late.code, 'admission-none')
    const { earlier, whyNotApply } = await own()
    assert.deepEqual([earlier.map((one) => one.id), whyNotApply], [[first], null])
  })
})
