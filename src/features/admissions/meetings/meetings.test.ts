/** Several are voted on at one meeting: one record, a count for each, papers for all of them at once. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertMeeting } from '#features/meetings/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import { insertApplicant, insertFile, pathTo } from '#src/permissions/admission-files.ts'
import { refusal } from '#src/staging.ts'
import {
  type Client,
  type Institute,
  personOf,
  plantInstitute,
  startTestApp,
  type TestApp,
} from '#src/testing.ts'

const today = '2026-11-24'
const materials = [{ material: 'admissionResolution' as const, datedOn: today }]
const counted = { returned: 5, handedOut: 5, against: 0, abstained: 0 }

describe('One meeting', () => {
  let app: TestApp
  let institute: Institute
  let branch: Client
  let members: number[] = []
  const files: number[] = []
  const meetings: Record<'here' | 'there' | 'before', number> = { here: 0, there: 0, before: 0 }

  before(async () => {
    app = await startTestApp({ clock: `${today}T02:00:00Z` })
    institute = await app.stage(plantInstitute)
    const { organizations, people } = institute
    const others = [11, 12, 13, 14].map((n) => personOf('east1', 'member', organizations.east1, n))
    const ids = await app.stage((ctx) => insertPeople(ctx, others))
    const { secretary, member } = people.east1
    members = [secretary, member, ...ids.values()]
    const helpers = [
      { personId: secretary, name: '东一书记' },
      { personId: member, name: '东一党员' },
    ]
    const entries = pathTo('branchMeeting', today, helpers)
    const place = { code: 'east1', organizationId: organizations.east1 }
    for (const number of [1, 2])
      files.push(
        await app.stage(async (ctx) => {
          const personId = await insertApplicant(ctx, { ...place, number, entries })
          return insertFile(ctx, { personId, organizationId: organizations.east1, entries, helpers })
        }),
      )
    meetings.here = await record(organizations.east1, today, '第一会议室')
    meetings.there = await record(organizations.east2, today, '第二会议室')
    meetings.before = await record(organizations.east1, '2026-11-10', '第三会议室')
    branch = await app.as('branch', { organizationId: organizations.east1 })
  })
  after(() => app.close())

  /** A meeting that another affair recorded: five of six there. */
  const record = (organizationId: number, heldOn: string, place: string) =>
    app.stage((ctx) =>
      insertMeeting(ctx, {
        organizationId,
        kind: 'membersMeeting',
        heldOn,
        place,
        agenda: ['学习文件'],
        resolutions: ['同意补选方案'],
        attendees: members.map((personId, at) => ({
          personId,
          voting: true,
          present: at > 0,
          excuse: at > 0 ? null : '出差',
          task: null,
        })),
      }),
    )
  const vote = (at: number, meetingId: number, inFavour: number, resolution?: string) =>
    branch.call.admissions.meetings.admission({
      id: files[at] as number,
      on: today,
      materials,
      meetingId,
      resolution,
      votes: { ...counted, inFavour, against: 5 - inFavour },
    })

  it('that is recorded already is offered, with who was there', async () => {
    const roll = await branch.call.admissions.meetings.roll({ id: files[0] as number })
    assert.deepEqual(
      roll.meetings.map(({ id, heldOn, place, entitled, present, agenda }) => [
        id,
        heldOn,
        place,
        entitled,
        present,
        agenda,
      ]),
      [
        [meetings.here, today, '第一会议室', 6, 5, ['学习文件']],
        [meetings.before, '2026-11-10', '第三会议室', 6, 5, ['学习文件']],
      ],
    )
  })

  it('of another branch or another day votes on nobody here', async () => {
    for (const wrong of [meetings.there, meetings.before]) {
      const no = await refusal(vote(0, wrong, 5))
      assert.equal(no.code, 'meeting-missing')
      assert.match(no.message, /选择当日已经登记的支部大会/)
    }
    const file = await branch.call.admissions.get({ id: files[0] as number })
    assert.equal(file.next?.act, 'branchMeeting')
  })

  it('votes on each by himself, against those entitled at the meeting', async () => {
    const impossible = await refusal(vote(0, meetings.here, 6))
    assert.equal(impossible.status, 400)
    const yes = await vote(0, meetings.here, 5, '大会认为，该同志积极上进。')
    assert.equal(yes.next?.act, 'committeeTalk')
    const no = await vote(1, meetings.here, 3, '大会认为，该同志需继续考察。')
    const votes = no.entries.at(-1)?.details.votes
    assert.deepEqual([no.next?.act, votes?.entitled, votes?.present], ['branchMeeting', 6, 5])
    const held = [yes, no].map(({ entries }) => entries.at(-1)?.meetingId)
    assert.deepEqual(held, [meetings.here, meetings.here])
    assert.equal(yes.entries.at(-1)?.details.text, '大会认为，该同志积极上进。')
  })

  it('has one file of ballots and one sheet of counts for all', async () => {
    const print = (client: Client, question: string) => client.fetch(`/api/admissions/papers.pdf?${question}`)
    const pages = async (answer: Response) =>
      Buffer.from(await answer.arrayBuffer())
        .toString('latin1')
        .match(/\/Type\s*\/Page\b(?!s)/g)?.length
    const tally = await print(branch, `meetingId=${meetings.here}&paper=tally`)
    assert.equal(tally.status, 200)
    assert.match(
      decodeURIComponent(tally.headers.get('content-disposition') ?? ''),
      /票决情况汇总表（2人）\.pdf/,
    )
    assert.equal(await pages(tally), 1)
    const ballots = await print(branch, `ids[0]=${files[0]}&ids[1]=${files[1]}&paper=ballots`)
    assert.equal(await pages(ballots), 10)
    const none = await branch.send(
      'GET',
      `/api/admissions/papers.pdf?meetingId=${meetings.before}&paper=tally`,
    )
    assert.equal(none.status, 404)
    const stranger = await app.as('branch', { organizationId: institute.organizations.west1 })
    assert.equal((await print(stranger, `meetingId=${meetings.here}&paper=tally`)).status, 404)
    assert.equal((await print(stranger, `ids[0]=${files[0]}&paper=ballots`)).status, 404)
  })
})
