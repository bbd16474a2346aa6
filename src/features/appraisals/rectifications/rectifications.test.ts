import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let branch: Client, committee: Client, stranger: Client, member: Client

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => why.data?.code as string,
  )
const problem = {
  source: 'reviewMeeting',
  problem: '学习研讨联系实际不够',
  measure: '每季度至少一次专题研讨',
} as const
const add = (more: object = {}) =>
  branch.call.appraisals.rectifications.add({
    organizationId: institute.organizations.east1,
    responsibleId: institute.people.east1.member,
    dueOn: '2026-12-10',
    ...problem,
    ...more,
  })

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  committee = await app.as('committee', { organizationId: organizations.east, name: '东区党委' })
  stranger = await app.as('branch', { organizationId: organizations.west1, name: '西一书记' })
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
})

describe('整改清单', () => {
  it('names somebody of the branch as responsible, who sees it among his own', async () => {
    const { people } = institute
    assert.equal(await code(add({ responsibleId: people.east1.masses + 900 })), 'not-found')
    const elsewhere = { responsibleId: people.east2.member }
    const asked = {
      organizationId: institute.organizations.east1,
      dueOn: '2026-12-10',
      ...problem,
      ...elsewhere,
    }
    assert.equal(await code(committee.call.appraisals.rectifications.add(asked)), 'rectification-responsible')
    assert.equal(await code(add({ dueOn: '2026-11-01' })), 'rectification-due-before')

    const { id, status } = await add()
    assert.equal(status, 'open')
    const own = await member.call.appraisals.rectifications.own()
    assert.deepEqual(
      own.map((one) => [one.id, one.responsibleName]),
      [[id, '东一党员']],
    )
    assert.equal(await code(stranger.call.appraisals.rectifications.get({ id })), 'not-found')
  })

  it('is followed from year to year until it was solved with evidence and confirmed', async () => {
    const { id } = await add({ problem: '谈心谈话记录不完整' })
    app.setClock('2027-01-05T08:00:00Z')
    branch = await app.as('branch', { organizationId: institute.organizations.east1, name: '东一书记' })
    const list = branch.call.appraisals.rectifications.list
    const late = (await list({ state: 'late' })).rows.find((one) => one.id === id)
    assert.deepEqual([late?.daysLate, late?.yearsFollowed], [26, 2])
    assert.equal(
      await code(branch.call.appraisals.rectifications.confirm({ id })),
      'rectification-not-solved',
    )

    await branch.call.appraisals.rectifications.note({ id, text: '已补记三季度的谈话' })
    const form = new FormData()
    form.set('text', '记录已补齐，见附件')
    form.set('files', new File(['谈话记录'], '佐证材料.txt'))
    const answer = await branch.fetch(`/api/rectifications/${id}/solution`, { method: 'POST', body: form })
    assert.equal(answer.status, 200, await answer.clone().text())
    const solved = await branch.call.appraisals.rectifications.get({ id })
    assert.deepEqual(
      [solved.status, solved.daysLate, solved.files[0]?.name],
      ['solved', null, '佐证材料.txt'],
    )
    const file = await branch.fetch(`/api/rectifications/${id}/files/${solved.files[0]?.id}`)
    assert.equal(await file.text(), '谈话记录')

    const back = await branch.call.appraisals.rectifications.reopen({ id, reason: '二季度仍有缺漏' })
    assert.deepEqual([back.status, back.notes.at(-1)?.text], ['open', '退回继续整改：二季度仍有缺漏'])
    const again = new FormData()
    again.set('text', '全年记录已补齐')
    await branch.fetch(`/api/rectifications/${id}/solution`, { method: 'POST', body: again })
    assert.equal((await branch.call.appraisals.rectifications.confirm({ id })).status, 'confirmed')
    assert.equal(
      await code(branch.call.appraisals.rectifications.note({ id, text: '还想补一句' })),
      'rectification-not-open',
    )
    const unfinished = await list({})
    assert.ok(unfinished.rows.every((one) => one.id !== id))
    assert.equal(
      (await list({ state: 'confirmed', source: 'reviewMeeting', text: '谈心', year: 2026 })).total,
      1,
    )
    assert.equal((await branch.fetch('/api/rectifications.xlsx?state=all')).status, 200)
  })
})
