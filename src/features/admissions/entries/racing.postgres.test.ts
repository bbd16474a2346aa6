/** Several at once: the order of acts holds, whoever presses first. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { filesOf } from '#src/permissions/admission-files.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { actKeys, beforeOf } from '../acts/rules.ts'

const app = await startTestApp()
after(() => app.close())
const today = '2026-11-24'

let institute: Institute
let office: Client
let fileFor: ReturnType<typeof filesOf>
before(async () => {
  institute = await app.stage(plantInstitute)
  fileFor = filesOf(app, institute, today)
  office = await app.as('committee', { organizationId: institute.organizations.east })
})

const told = async (presses: Promise<unknown>[]) =>
  (await Promise.allSettled(presses))
    .map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.data?.code))
    .sort()

const text = '一段文字'
const paper = (material: string) => ({ material, datedOn: today }) as { material: 'form'; datedOn: string }

describe('Two at once', () => {
  it('do one act once: the second is told that it is done', async () => {
    const id = await fileFor('talk')
    const talk = () =>
      office.call.admissions.acts.talk({
        id,
        on: today,
        names: ['组织委员'],
        materials: [paper('talkRecord')],
      })
    assert.deepEqual(await told([talk(), talk(), talk()]), [
      'admission-done-already',
      'admission-done-already',
      'done',
    ])
  })

  it('keep the order: what follows is done after what it needs, or refused', async () => {
    const id = await fileFor('committeeReview')
    const review = () =>
      office.call.admissions.acts.committeeReview({
        id,
        on: today,
        text,
        materials: [paper('committeeReview')],
      })
    const preReview = () =>
      office.call.admissions.acts.preReview({
        id,
        on: today,
        number: '0001',
        materials: [paper('preReview')],
      })
    const form = () => office.call.admissions.acts.form({ id, on: today, materials: [paper('form')] })
    await told([form(), preReview(), review(), form(), preReview()])
    const { entries } = await office.call.admissions.get({ id })
    const order = entries
      .map(({ act }) => act)
      .filter((act) => ['committeeReview', 'preReview', 'form'].includes(act))
    assert.deepEqual(order, ['committeeReview', 'preReview', 'form'].slice(0, order.length))
    assert.ok(order.length >= 1)
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, at) => at + 1),
    )
  })

  it('begin one file of a person', async () => {
    const personId = institute.people.east1.masses
    const start = () => office.call.admissions.start({ personId, on: today })
    assert.deepEqual(await told([start(), start()]), ['admission-running', 'done'])
  })

  it('never get an act past the database that comes before what it needs', async () => {
    const id = await fileFor('talk')
    const entry = {
      admission_id: id,
      seq: 2,
      act: 'activist',
      on_day: today,
      version: '2026' as const,
      passed: true,
    }
    const write = app.stage((ctx) =>
      ctx.db
        .insertInto('admission_entry')
        .values({ ...entry, recorded_at: ctx.now, recorded_by: '测试' })
        .execute(),
    )
    await assert.rejects(write, /must follow those it needs/)
  })

  it('finds in the database the same order as in the rules', async () => {
    const kept = await app.stage((ctx) =>
      ctx.db.selectFrom('admission_order').where('needs', 'is not', null).select(['act', 'needs']).execute(),
    )
    // Whether a notice is needed depends on the text of the day: of that the rules alone know.
    const told = actKeys.flatMap((act) =>
      beforeOf(act)
        .filter((needs) => needs !== 'noticeResult')
        .map((needs) => `${act} ${needs}`),
    )
    assert.deepEqual(kept.map(({ act, needs }) => `${act} ${needs}`).sort(), told.sort())
  })
})
