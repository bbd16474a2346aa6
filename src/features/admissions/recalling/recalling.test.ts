/** 补录: files that were begun on paper. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { addDays, type Day } from '#basics/days.ts'
import { insertApplicant, pathTo } from '#src/permissions/admission-files.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import type { Entry } from '../rules.ts'

const today = '2026-11-24'

describe('A file begun on paper', () => {
  let app: TestApp
  let institute: Institute
  let office: Client
  let entries: Entry[] = []
  let personId = 0

  before(async () => {
    app = await startTestApp({ clock: `${today}T02:00:00Z` })
    institute = await app.stage(plantInstitute)
    const { people, organizations } = institute
    office = await app.as('committee', { organizationId: organizations.east })
    const helpers = [
      { personId: people.east1.secretary, name: '东一书记' },
      { personId: people.east1.member, name: '东一党员' },
    ]
    entries = pathTo('oath', today, helpers)
    const organizationId = organizations.east1
    personId = await app.stage((ctx) =>
      insertApplicant(ctx, { code: 'east1', organizationId, number: 1, entries }),
    )
  })
  after(() => app.close())

  const recall = (given: Entry[]) =>
    office.call.admissions.recall({
      personId,
      reason: '平台启用前的纸质档案',
      entries: given.map(({ seq, ...entry }) => entry),
    })
  const changed = (act: string, by: (entry: Entry) => Partial<Entry>) =>
    entries.map((one) => (one.act === act ? { ...one, ...by(one) } : one))

  it('must agree with the register', async () => {
    const other = changed('branchMeeting', ({ on }) => ({ on: addDays(on, 1) }))
    const refused = await refusal(recall(other))
    assert.equal(refused.code, 'recall-joined-differs')
    const unfinished = entries.slice(
      0,
      entries.findIndex(({ act }) => act === 'approval'),
    )
    assert.equal((await refusal(recall(unfinished))).code, 'recall-status-differs')
  })

  it('cannot say what cannot have been', async () => {
    const skipped = entries.filter(({ act }) => act !== 'politicalReview')
    assert.equal((await refusal(recall(skipped))).code, 'admission-out-of-order')
    const later = changed('assignment', () => ({ on: addDays(today, 1) }))
    assert.equal((await refusal(recall(later))).code, 'act-in-future')
  })

  it('is entered as it is, and what is wrong with its dates stands among the findings', async () => {
    const replied = entries.find(({ act }) => act === 'letterReply')?.on as Day
    const file = await recall(changed('politicalReview', () => ({ on: addDays(replied, -2) })))
    assert.equal(file.recalledBecause, '平台启用前的纸质档案')
    assert.deepEqual(
      file.findings.filter(({ act }) => act === 'politicalReview').map(({ code }) => code),
      ['admission-too-early', 'admission-material-late'],
    )
    assert.deepEqual([file.politicalStatus, file.next?.act], ['probationaryMember', 'oath'])
    assert.equal((await refusal(recall(entries))).code, 'admission-running')
  })

  it('goes on here like any other', async () => {
    const { rows } = await office.call.admissions.list({})
    const file = await office.call.admissions.acts.oath({
      id: rows[0]?.id as number,
      on: today,
      place: '会议室',
      materials: [{ material: 'oathRecord', datedOn: today }],
    })
    assert.notEqual(file.next?.act, 'oath')
  })
})
