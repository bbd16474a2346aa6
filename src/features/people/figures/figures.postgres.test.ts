import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { everywhere } from '#basics/reach.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import { moveSubtree } from '#features/organizations/states/queries.ts'
import { insertPeople, type NewPerson } from '#features/people/queries.ts'
import type { Context } from '#platform/context.ts'
import { look, systemActor } from '#platform/world.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { figuresAround, foldFigures, type Node, recountFigures } from './queries.ts'

let serial = 0
function newMember(organizationId: number): NewPerson {
  serial += 1
  const standing = {
    from: '2015-07-01',
    until: null,
    organizationId,
    previousOrganizationId: null,
    groupId: null,
    politicalStatus: 'fullMember',
    membership: 'active',
    employment: 'employed',
    education: '21',
    degree: null,
    occupation: 'worker',
    beganBy: 'admitted',
  } as const
  const dates = {
    birthDate: `19${60 + (serial % 39)}-05-04`,
    workStartedOn: null,
    joinedOn: '2015-07-01',
    becameFullOn: null,
  }
  const fixed = {
    employeeNo: `P${serial}`,
    name: `并发${serial}`,
    ethnicity: '01',
    identityNumber: null,
    phone: null,
  }
  return { ...fixed, ...dates, gender: serial % 2 ? 'male' : 'female', standings: [standing] }
}

/** A moment that another transaction waits for. */
function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give, given }
}

describe('Figures while many write at once', () => {
  let app: TestApp
  let nodes: Map<string, Node>
  before(async () => {
    app = await startTestApp()
    const base = { establishedOn: null, closedOn: null, termYears: null, termFrom: null, shortName: null }
    const rows = ['F', 'FA', 'FB', 'FA1', 'FA2', 'FB1'].map((code) => ({
      ...base,
      code,
      name: `测试组织${code}`,
      kind: code.length === 3 ? ('branch' as const) : ('committee' as const),
      parentCode: code.length === 1 ? null : code.slice(0, -1),
    }))
    nodes = await app.stage((ctx) => insertOrganizations(ctx, rows, 'demo'))
  })
  after(() => app.close())
  const at = (code: string) => nodes.get(code) as Node
  const snapshot = <T>(work: (ctx: Context) => Promise<T>) =>
    look(app.world, { actor: systemActor('测试'), reach: everywhere }, work)
  const pathsAreRight = async () => {
    const { rows } = await app.world.open.pool.query(
      'select employee_no from person join organization on organization.id = person.organization_id where path <> organization_path',
    )
    assert.deepEqual(rows, [])
  }

  it('agree with the register in every snapshot, and after the last one', async () => {
    let writing = true
    const branches = ['FA1', 'FA2', 'FB1']
    const write = async (n: number) => {
      for (let round = 0; round < 25; round++) {
        await app.stage(async (ctx) => {
          const branch = at(branches[(n + round) % 3] as string)
          await insertPeople(ctx, [newMember(branch.id), newMember(branch.id)])
          if (round % 3 === 0)
            await sql`update person set membership = 'ended' where id = (select id from person
            where membership = 'active' order by id desc limit 1 for update skip locked)`.execute(ctx.db)
        })
      }
    }
    const fold = async () => {
      while (writing) await app.stage(foldFigures)
    }
    let seen = 0
    const read = async () => {
      while (writing) {
        await snapshot(async (ctx) => {
          const { rows } = await sql<{
            n: number
          }>`select count(*) as n from person where membership = 'active'`.execute(ctx.db)
          assert.equal((await figuresAround(ctx, at('F'))).own.total, rows[0]?.n)
          seen += 1
        })
      }
    }
    const others = [fold(), fold(), read()]
    await Promise.all([0, 1, 2, 3].map(write))
    writing = false
    await Promise.all(others)
    assert.ok(seen > 3)
    assert.deepEqual(await app.stage(recountFigures), [])
  })

  it('hold when somebody joins a branch that is just being moved', async () => {
    const [moved, tried] = [signal(), signal()]
    const branch = at('FA1')
    const moving = app.stage(async (ctx) => {
      await moveSubtree(ctx, branch, at('FB'), ctx.today)
      moved.give()
      await tried.given
    })
    await moved.given
    const joining = app.stage((ctx) => insertPeople(ctx, [newMember(branch.id)]))
    await wait(200)
    tried.give()
    await Promise.all([moving, joining])
    nodes.set('FA1', { id: branch.id, path: at('FB').path + branch.path.slice(-6) })
    await pathsAreRight()
    assert.deepEqual(await app.stage(recountFigures), [])
  })

  it('hold when a branch is moved while somebody is just joining it', async () => {
    const [joined, tried] = [signal(), signal()]
    const branch = at('FA1')
    const joining = app.stage(async (ctx) => {
      await insertPeople(ctx, [newMember(branch.id)])
      joined.give()
      await tried.given
    })
    await joined.given
    const moving = app.stage((ctx) => moveSubtree(ctx, branch, at('FA'), ctx.today))
    await wait(200)
    tried.give()
    await Promise.all([moving, joining])
    await pathsAreRight()
    assert.deepEqual(await app.stage(recountFigures), [])
  })
})
