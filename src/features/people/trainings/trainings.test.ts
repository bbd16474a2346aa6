import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let committee: Client, branch: Client, stranger: Client

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => why.data?.code as string,
  )
const course = {
  course: '党员集中培训',
  organizer: '东区党委',
  fromOn: '2026-05-11',
  untilOn: '2026-05-13',
  hours: 24,
}

before(async () => {
  institute = await app.stage(plantInstitute)
  const { east, east1, west1 } = institute.organizations
  committee = await app.as('committee', { organizationId: east, name: '东区党委' })
  branch = await app.as('branch', { organizationId: east1, name: '东一书记' })
  stranger = await app.as('branch', { organizationId: west1, name: '西一书记' })
})

const bring = (who: Client, sheet: string, more: object = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...course, ...more })) form.set(name, String(value))
  form.set('file', new File([sheet], '名单.csv'))
  return who.fetch('/api/training-imports', { method: 'POST', body: form })
}

describe('教育培训', () => {
  it('is recorded for a whole class at once, for nobody twice', async () => {
    const { east1, east2, west1 } = institute.people
    const personIds = [east1.member, east1.secretary, east2.member]
    assert.deepEqual(await committee.call.people.trainings.record({ ...course, personIds }), {
      added: 3,
      known: 0,
    })
    const more = { ...course, personIds: [...personIds, east2.secretary] }
    assert.deepEqual(await committee.call.people.trainings.record(more), { added: 1, known: 3 })
    assert.equal(
      await code(committee.call.people.trainings.record({ ...course, personIds: [west1.member] })),
      'not-found',
    )
    assert.equal(
      await code(committee.call.people.trainings.record({ ...more, untilOn: '2026-12-01' })),
      'training-not-over',
    )
    const { trainings } = await branch.call.people.dossier.get({ id: east1.member })
    assert.deepEqual(
      trainings.map(({ course: name, hours }) => [name, hours]),
      [['党员集中培训', 24]],
    )
  })

  it('is listed by course with who took part, as far as each reaches', async () => {
    const seen = async (who: Client) =>
      (await who.call.people.trainings.list({ year: 2026 })).rows.map(({ people }) => people)
    assert.deepEqual([await seen(committee), await seen(branch), await seen(stranger)], [[4], [2], []])
    const asked = { course: course.course, organizer: course.organizer, fromOn: course.fromOn }
    const { rows, total } = await branch.call.people.trainings.people(asked)
    assert.deepEqual([total, rows.map(({ name }) => name)], [2, ['东一党员', '东一书记']])
    assert.equal((await branch.call.people.trainings.list({ year: 2026, text: '书记班' })).total, 0)
    assert.equal((await branch.fetch('/api/trainings.xlsx?year=2026')).status, 200)
  })

  it('stands in the statistics', async () => {
    const asked = { organizationId: institute.organizations.east, tables: ['training' as const] }
    const rows = (await committee.call.statistics.report(asked)).tables[0]?.rows ?? []
    assert.deepEqual(
      ['some', 'attendances', 'hours'].map((key) => rows.find((row) => row.key === key)?.cells[0]),
      [4, 4, 96],
    )
  })

  it('comes from a sheet as well, which is taken whole or not at all', async () => {
    const autumn = { course: '秋季培训' }
    const wrong = await bring(committee, '工号,姓名\neast1-member,东一党员\nnobody,某某\n', autumn)
    assert.equal(wrong.status, 400)
    assert.match(await wrong.text(), /第 3 行/)
    const other = await bring(committee, '工号,姓名\neast1-member,东一书记\n', autumn)
    assert.match(await other.text(), /姓名/)
    assert.equal((await committee.call.people.trainings.list({ text: '秋季' })).total, 0)
    const taken = await bring(committee, '工号,姓名\neast1-member,东一党员\neast2-member,东二党员\n', autumn)
    assert.deepEqual(await taken.json(), { added: 2, known: 0 })
  })
})
