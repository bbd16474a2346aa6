import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type pg from 'pg'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

let app: TestApp
let institute: Institute
let branch: Client, one: Client, other: Client
before(async () => {
  app = await startTestApp()
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  branch = await app.as('branch', { organizationId: organizations.east1, name: '东一' })
  one = await app.as('committee', { organizationId: organizations.east, name: '东区甲' })
  other = await app.as('committee', { organizationId: organizations.east, name: '东区乙' })
})
after(() => app.close())

let presses = 0
const requestKey = () => {
  presses += 1
  return `press-${presses}-0000`
}
const matter = { title: '并发', text: '请审批。' }
const start = () =>
  branch.call.approvals.matters.start({
    organizationId: institute.organizations.east1,
    ...matter,
    requestKey: requestKey(),
  })
const taskOf = async (client: Client, id: number) =>
  (await client.call.approvals.get({ id })).may.taskId as number

/** What stands in the tables of an affair, to see that an act happened wholly or not at all. */
async function standing(id: number) {
  const { rows } = await app.world.open.pool.query<{
    step: string
    acts: string[]
    open: string[]
    deeds: number
  }>(
    `select step, (select array_agg(act order by id) from affair_event where affair_id = affair.id) as acts,
      (select array_agg(step) from affair_task where affair_id = affair.id and status = 'open') as open,
      (select count(*)::integer from audit_entry where subject_kind = 'affair' and subject_id = affair.id::text) as deeds
     from affair where id = $1`,
    [id],
  )
  return rows[0]
}

describe('Two who decide at once, on a real PostgreSQL', () => {
  it('twenty times: one result, the other is told who came first', async () => {
    for (let race = 0; race < 20; race++) {
      const { id } = await start()
      const taskId = await taskOf(one, id)
      const answers = await Promise.all([
        one.send('POST', `/api/affairs/${id}/approvals`, { taskId, requestKey: requestKey() }),
        other.send('POST', `/api/affairs/${id}/refusals`, {
          taskId,
          requestKey: requestKey(),
          opinion: '不同意',
        }),
      ])
      const [agreed, declined] = answers.map(({ status }) => status === 200)
      assert.ok(agreed !== declined, JSON.stringify(answers.map(({ status, code }) => [status, code])))
      const loser = answers.find(({ status }) => status !== 200)
      assert.equal(loser?.code, 'task-decided')
      assert.match(loser?.body.message ?? '', agreed ? /东区甲已于 .+ 同意/ : /东区乙已于 .+ 不同意/)
      const { acts, deeds } = (await standing(id)) as NonNullable<Awaited<ReturnType<typeof standing>>>
      assert.deepEqual([acts.filter((act) => act === 'approve' || act === 'decline').length, deeds], [1, 2])
    }
  })

  it('presses twice in the same moment: it is done once, and both are answered alike', async () => {
    const { id } = await start()
    const press = { taskId: await taskOf(one, id), requestKey: requestKey() }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => one.send('POST', `/api/affairs/${id}/approvals`, press)),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200],
    )
    assert.deepEqual((await standing(id))?.acts, ['start', 'seat', 'approve', 'seat'])
    const begun = { organizationId: institute.organizations.east1, ...matter, requestKey: requestKey() }
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => branch.send('POST', '/api/matters', begun)),
    )
    assert.equal(new Set(starts.map(({ body }) => body.id)).size, 1)
  })

  it('approves many that lie in another order: neither waits for the other for ever', async () => {
    const affairs = []
    for (let n = 0; n < 6; n++) affairs.push(await start())
    const taskIds = await Promise.all(affairs.map(({ id }) => taskOf(one, id)))
    const [first, second] = await Promise.all([
      one.call.approvals.acts.approveMany({ taskIds, opinion: '同意。' }),
      other.call.approvals.acts.approveMany({ taskIds: taskIds.toReversed(), opinion: '同意。' }),
    ])
    assert.equal(first.approved.length + second.approved.length, 6)
    assert.equal(first.refused.length + second.refused.length, 6)
  })

  it('publish a chain at once: one version comes, the other is told', async () => {
    const top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    const { version, versions } = await top.call.approvals.chains.get({ key: 'matter' })
    const now = versions[0]?.definition
    const publish = (dueDays: number) =>
      top.send('POST', '/api/chains/matter/versions', {
        basedOn: version,
        note: '调整时限',
        definition: { ...now, steps: now?.steps.map((step) => ({ ...step, dueDays })) },
      })
    const answers = await Promise.all([publish(7), publish(8)])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    assert.ok(answers.some(({ code }) => code === 'chain-moved-on'))
  })
})

describe('A server that dies between any two statements', () => {
  /** Cuts the connection before the n-th statement from now: as when the process is killed there. */
  function cutAt(n: number): { statements: () => number; mend: () => void } {
    const { pool } = app.world.open
    let count = 0
    type Raw = pg.PoolClient & { connection: { stream: { destroy(): void } } }
    const mended: (() => void)[] = []
    const watch = (client: pg.PoolClient) => {
      const raw = client as Raw
      const query = raw.query
      raw.query = ((...given: Parameters<typeof query>) => {
        count += 1
        if (count === n) raw.connection.stream.destroy()
        return query.apply(raw, given)
      }) as typeof query
      mended.push(() => {
        raw.query = query
      })
    }
    pool.on('acquire', watch)
    const mend = () => {
      pool.off('acquire', watch)
      for (const one of mended.reverse()) one()
    }
    return { statements: () => count, mend }
  }

  it('leaves nothing half done, and the same press does it once', async () => {
    app.world.log.error = () => 'cut'
    let cuts = 0
    for (let n = 1; ; n++) {
      const { id } = await start()
      const before = await standing(id)
      const press = { taskId: await taskOf(one, id), requestKey: requestKey(), opinion: '同意。' }
      const cut = cutAt(n)
      const answer = await one.send('POST', `/api/affairs/${id}/approvals`, press).then(
        ({ status }) => status,
        () => 0,
      )
      cut.mend()
      if (cut.statements() < n) {
        assert.equal(answer, 200)
        break
      }
      cuts += 1
      const now = await standing(id)
      const whole = now?.acts.length === 4
      if (!whole) assert.deepEqual(now, before, `cut at statement ${n}`)
      const again = await one.send('POST', `/api/affairs/${id}/approvals`, press)
      assert.equal(again.status, 200, `cut at statement ${n}: ${JSON.stringify(again.body)}`)
      assert.deepEqual(
        await standing(id),
        { step: 'decision', acts: ['start', 'seat', 'approve', 'seat'], open: ['decision'], deeds: 2 },
        `cut at statement ${n}`,
      )
    }
    assert.ok(cuts > 10, `${cuts} cuts`)
  })
})
