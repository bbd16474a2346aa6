import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertMeeting } from '#features/meetings/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import { type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { look } from './actions.ts'
import { type MeasureKey, measureKeys } from './rules.ts'

const app = await startTestApp({ clock: '2026-11-24T02:00:00Z' })
after(() => app.close())

let institute: Institute
const today = '2026-11-24'

const find = (measure: MeasureKey, asked: { on?: string; until?: string; least?: number } = {}) =>
  app.stage((ctx) =>
    look(ctx, measure, { on: asked.on ?? today, until: asked.until ?? today }, asked.least ?? 1),
  )
const at = async (measure: MeasureKey, branch: 'east1' | 'east2', asked = {}) =>
  (await find(measure, asked)).filter(
    ({ organizationId }) => organizationId === institute.organizations[branch],
  )

/** A probationary member of the branch since a day. */
async function probationary(joinedOn: string) {
  const person = personOf('east1', 'member', institute.organizations.east1, 7)
  person.joinedOn = joinedOn
  person.becameFullOn = null
  for (const one of person.standings) one.politicalStatus = 'probationaryMember'
  await app.stage((ctx) => insertPeople(ctx, [person]))
}

before(async () => {
  institute = await app.stage(plantInstitute)
  await probationary('2025-12-10')
  await app.stage((ctx) =>
    insertMeeting(ctx, {
      organizationId: institute.organizations.east1,
      kind: 'themeDay',
      heldOn: '2026-10-12',
      place: '会议室',
      agenda: ['学习'],
      resolutions: [],
      attendees: [
        {
          personId: institute.people.east1.secretary,
          voting: true,
          present: true,
          excuse: null,
          task: 'chair',
        },
      ],
    }),
  )
})

describe('Each measure', () => {
  it('can be asked on any day, and about any time ahead', async () => {
    for (const measure of measureKeys) {
      const found = await find(measure, { until: '2027-11-24' })
      for (const one of found) assert.ok(one.subjectName && one.organizationId > 0, measure)
      const keys = found.map(({ subjectKind, subjectKey, dueOn }) => `${subjectKind} ${subjectKey} ${dueOn}`)
      assert.equal(new Set(keys).size, keys.length, `${measure} finds something twice`)
    }
  })
})

describe('What is found', () => {
  it('is a term by the day of its end, once that comes within sight', async () => {
    assert.deepEqual(await find('termEnds', { until: '2027-11-30' }), [])
    const [term] = await at('termEnds', 'east1', { until: '2027-12-01' })
    assert.deepEqual([term?.dueOn, term?.facts.termFrom], ['2027-12-01', '2024-12-01'])
  })

  it('is a branch with its numbers of the day', async () => {
    const [branch] = await at('branchTooSmall', 'east1')
    assert.deepEqual([branch?.value, branch?.facts], [2, { members: 3, fullMembers: 2 }])
    assert.deepEqual(await at('secretaryVacant', 'east1'), [])
    // Before anybody was appointed the post was vacant.
    assert.equal((await at('secretaryVacant', 'east1', { on: '2024-06-01' })).length, 1)
  })

  it('is a branch set up that has not elected, and then neither its vacancy nor its committee', async () => {
    const { east2 } = institute.organizations
    const { secretary: convener } = institute.people.east2
    // As if it had just been set up: without its term, convened by who was its secretary.
    await app.stage(async (ctx) => {
      await ctx.db
        .updateTable('post')
        .set({ kind: 'convener', term_id: null })
        .where('person_id', '=', convener)
        .execute()
      await ctx.db.deleteFrom('term').where('organization_id', '=', east2).execute()
      await ctx.db
        .insertInto('establishment')
        .values({
          kind: 'establishment',
          organization_id: institute.organizations.east,
          subject_id: east2,
          branch_kind: 'branch',
          name: '东区第二党支部',
          code: 'east2',
          grounds: '新设',
          decided_on: '2026-11-01',
          started_at: ctx.now,
          started_by: '东区经办',
          effective_on: '2026-11-10',
          done_at: ctx.now,
        })
        .execute()
    })
    assert.deepEqual(await at('firstElectionDue', 'east2', { until: '2026-12-09' }), [])
    const [due] = await at('firstElectionDue', 'east2', { until: '2026-12-10' })
    assert.deepEqual([due?.dueOn, due?.facts.foundedOn], ['2026-12-10', '2026-11-10'])
    assert.deepEqual(await at('secretaryVacant', 'east2'), [])
  })

  it('is the end of a probation, a year after the meeting', async () => {
    assert.deepEqual(await find('probationEnds', { until: '2026-12-09' }), [])
    const [person] = await find('probationEnds', { until: '2026-12-10' })
    assert.deepEqual([person?.dueOn, person?.organizationId], ['2026-12-10', institute.organizations.east1])
  })

  it('is what was not held: of each kind and period, and not what was', async () => {
    const until = '2026-12-31'
    const themeDays = async (branch: 'east1' | 'east2') =>
      (await at('meetingOwed', branch, { until }))
        .map(({ subjectKey }) => subjectKey.split(':').slice(1).join(' '))
        .filter((key) => key.startsWith('themeDay'))
    // Of the last four months and the one that runs; east1 met in October.
    assert.deepEqual(await themeDays('east1'), [
      'themeDay 2026-07',
      'themeDay 2026-08',
      'themeDay 2026-09',
      'themeDay 2026-11',
    ])
    assert.equal((await themeDays('east2')).length, 5)
    const yearly = (await at('appraisalOwed', 'east1', { until })).map(({ facts }) => facts.demand)
    assert.deepEqual(yearly, ['组织生活会', '民主评议党员'])
  })

  it('is a record with gaps, counted by branch', async () => {
    const [gaps] = await at('recordGaps', 'east1')
    // The probationary member has no identity number.
    assert.deepEqual([gaps?.value, gaps?.facts.numbers], [1, 1])
    assert.deepEqual(await at('recordGaps', 'east2'), [])
  })

  it('is somebody of fifty years on the first of July after they are complete', async () => {
    const until = '2056-07-01'
    const found = await find('fiftyYears', { until, least: 50 })
    assert.deepEqual([...new Set(found.map(({ dueOn }) => dueOn))], [until])
    assert.deepEqual(await find('fiftyYears', { until: '2056-06-30', least: 50 }), [])
  })
})
