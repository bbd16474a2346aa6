/** Races that the one session of the embedded database cannot show: sign-ins against each other and the record. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertPeople } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { onceOnly } from '#platform/kept-answers.ts'
import { act, apart, systemActor, type World } from '#platform/world.ts'
import { type Client, type Institute, personOf, plantInstitute, startTestApp } from '#src/testing.ts'
import { attendanceActions } from './actions.ts'

describe('A hall that signs in, on a real PostgreSQL', () => {
  let app: Awaited<ReturnType<typeof startTestApp>>
  let institute: Institute
  let secretary: Client
  let members: number[]
  /** Two programs on one database: each gathers for itself. */
  let programs: World[]

  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    const { organizations, people } = institute
    const more = Array.from({ length: 40 }, (_, at) =>
      personOf('east1', 'member', organizations.east1, at + 1),
    )
    members = [...(await app.stage((ctx) => insertPeople(ctx, more))).values()]
    secretary = await app.as('member', { personId: people.east1.secretary, name: '东一书记' })
    programs = [app.world, { ...app.world, open: { ...app.world.open } }]
  })
  after(() => app.close())

  async function meeting() {
    const organizationId = institute.organizations.east1
    const place = { startsAt: '16:30', place: '活动室' }
    const asked = { organizationId, kind: 'themeDay' as const, plannedOn: '2026-11-24', ...place }
    const { id } = await secretary.call.meetings.plan(asked)
    const { address } = await secretary.call.attendance.code({ id })
    return { id, code: address.split('/').at(-1) as string }
  }

  const actorOf = (personId: number) => ({ ...systemActor(`党员${personId}`), personId })
  const signIn = async (world: World, personId: number, code: string) =>
    attendanceActions.signIn(apart(world, { actor: actorOf(personId), reach: { paths: [], personId } }), {
      code,
    })
  const written = async (id: number) => {
    const { rows } = await app.world.open.pool.query(
      `select person_id as person from meeting_sign_in where meeting_id = $1 order by 1`,
      [id],
    )
    const lines = await app.world.open.pool.query(
      `select person_id as person from audit_entry where action = 'meeting.signedIn' and subject_id = $1 order by 1`,
      [String(id)],
    )
    return { rows: rows.map(({ person }) => person), lines: lines.rows.map(({ person }) => person) }
  }

  it('through two programs at once: everybody once, with one line', async () => {
    const { id, code } = await meeting()
    const pressed = [...members, ...members.toReversed(), ...members].flatMap((personId) =>
      programs.map((world) => signIn(world, personId, code)),
    )
    const answers = await Promise.all(pressed)
    assert.equal(answers.filter(({ already }) => !already).length, members.length)
    const { rows, lines } = await written(id)
    assert.deepEqual(rows, members)
    assert.deepEqual(lines, members)
  })

  it('while the record is confirmed: whoever was told so is written, whoever was not is not', async () => {
    const { id, code } = await meeting()
    const confirming = confirm(id)
    const settled = await Promise.all(
      members.map(async (personId, at) => {
        await new Promise((go) => setTimeout(go, at * 3))
        return signIn(programs[at % 2] as World, personId, code).then(
          () => personId,
          (why: unknown) => {
            assert.ok(why instanceof Refusal && why.code === 'sign-in-confirmed', String(why))
            return null
          },
        )
      }),
    )
    await confirming
    const told = settled.filter((one) => one !== null)
    const { rows, lines } = await written(id)
    assert.deepEqual(rows, told)
    assert.deepEqual(lines, told)
  })

  async function confirm(id: number): Promise<void> {
    const { attendees, revision } = await secretary.call.meetings.get({ id })
    const tasks = ['chair', 'recorder'] as const
    const held = await secretary.call.meetings.records.hold({
      id,
      revision,
      heldOn: '2026-11-24',
      place: '活动室',
      attendees: attendees.map(({ personId }, at) => ({ personId, present: true, task: tasks[at] ?? null })),
    })
    await secretary.call.meetings.records.confirm({ id, revision: held.revision })
  }

  it('and a deed sent twice at once is done once', async () => {
    const account = await app.stage((ctx) =>
      ctx.db.selectFrom('account').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow(),
    )
    const actor = { ...systemActor('东一书记'), accountId: account.id }
    const reach = { paths: [''], personId: null }
    const sent = { key: 'sent-at-the-same-time', endpoint: 'POST /x', input: { text: '同一件事' } }
    let done = 0
    const work = async (ctx: Context) => {
      done += 1
      await new Promise((go) => setTimeout(go, 50))
      ctx.record({ action: 'sent.twice', subject: { kind: 'meeting', id: 0 } })
      return { done }
    }
    const send = (world: World) => act(world, { actor, reach }, (ctx) => onceOnly(ctx, sent, () => work(ctx)))
    const answers = await Promise.all([...programs, ...programs].map(send))
    assert.deepEqual(answers, Array(4).fill({ done: 1 }))
    assert.equal(done, 1)
  })
})
