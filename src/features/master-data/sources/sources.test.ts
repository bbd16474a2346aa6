import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { systemWorld } from '#platform/world.ts'
import { type Client, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { pullDue } from './jobs.ts'

const person = (employeeNo: string, change = {}) => ({
  employeeNo,
  name: `人员${employeeNo}`,
  gender: '女',
  ethnicity: '汉族',
  birthDate: '1991-02-03',
  education: 21,
  occupation: '工人',
  employment: '在职',
  politicalStatus: '群众',
  branchCode: 'east1',
  ...change,
})

describe('A source of master data', () => {
  let app: TestApp
  let officer: Client
  /** What the other system answers by cursor, and what it was asked. */
  let pages: Record<string, unknown> = {}
  let asked: string[] = []
  const server = createServer((request, response) => {
    const cursor = new URL(request.url ?? '', 'http://x').searchParams.get('cursor') ?? ''
    asked.push(`${cursor} ${request.headers.authorization ?? '-'}`)
    response.end(JSON.stringify(pages[cursor] ?? null))
  })
  const settings = () => ({
    name: '人力资源主数据',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/records?page=large`,
    mode: 'changes' as const,
    cron: '30 2 * * *',
    takeAtOnce: true,
    enabled: true,
  })
  const pull = async (id: number) => {
    asked = []
    await officer.call.masterData.sources.run({ id })
    await app.world.jobs?.drain()
    const source = (await officer.call.masterData.sources.list()).find((one) => one.id === id)
    assert.ok(source)
    return source
  }

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    app = await startTestApp({ jobs: true })
    const { organizations } = await app.stage(plantInstitute)
    officer = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  })
  after(async () => {
    await app.close()
    server.closeAllConnections()
    server.close()
  })

  it('is kept with its authorization sealed and never told', async () => {
    const source = await officer.call.masterData.sources.add({
      ...settings(),
      authorization: 'Bearer 秘密'.replace('秘密', 's3cret'),
    })
    assert.equal(source.authorized, true)
    assert.ok(!JSON.stringify(source).includes('s3cret'))
    const { rows } = await app.world.open.pool.query('select * from feed_source')
    assert.ok(!JSON.stringify(rows).includes('s3cret'))
    assert.equal(app.world.sealing.open(rows[0].authorization_sealed), 'Bearer s3cret')
    const twice = await officer.send('POST', '/api/master-data/sources', settings())
    assert.deepEqual([twice.status, twice.code], [409, 'source-name-taken'])
    const odd = await officer.send('POST', '/api/master-data/sources', {
      ...settings(),
      name: '别的',
      url: 'file:///etc/passwd',
    })
    assert.equal(odd.status, 400)
    assert.match(odd.body.message ?? '', /http/)
  })

  it('is pulled page by page, and its records are taken as a feed', async () => {
    pages = {
      '': {
        records: [
          person('P1'),
          { code: 'east3', name: '东区第三党支部', parentCode: 'east', kind: '党支部' },
        ],
        next: 'two',
      },
      two: {
        records: [person('P2', { ethnicity: '火星族' }), person('P3', { branchCode: 'east3' })],
        next: null,
      },
    }
    const [{ id } = { id: 0 }] = await officer.call.masterData.sources.list()
    const source = await pull(id)
    assert.deepEqual(asked, [' Bearer s3cret', 'two Bearer s3cret'])
    assert.equal(source.lastFailure, null)
    const feed = await officer.call.masterData.feeds.get({ id: source.lastFeedId ?? 0 })
    assert.deepEqual(
      [feed.status, feed.origin, feed.takenBy],
      ['taken', 'pull', '主数据来源“人力资源主数据”'],
    )
    assert.deepEqual(
      [feed.counts?.people.new, feed.counts?.people.quarantined, feed.counts?.organizations.new],
      [2, 1, 1],
    )
    const { rows } = await officer.call.masterData.feeds.rows({ id: feed.id, outcome: 'quarantined' })
    assert.match(rows[0]?.faults[0]?.reason ?? '', /民族“火星族”无法识别/)
  })

  it('tells what the other system did wrong, and takes nothing', async () => {
    const [{ id } = { id: 0 }] = await officer.call.masterData.sources.list()
    const before = (await officer.call.masterData.feeds.list({})).total
    pages = {
      '': { records: [person('P9')], next: 'again' },
      again: { records: [person('P9')], next: 'again' },
    }
    assert.match((await pull(id)).lastFailure ?? '', /第 2 页给出的 next 与前面的页相同/)
    pages = { '': { people: [] } }
    assert.match((await pull(id)).lastFailure ?? '', /第 1 页的应答不符合约定/)
    pages = { '': { records: [] } }
    assert.match((await pull(id)).lastFailure ?? '', /没有给出任何记录/)
    assert.equal((await officer.call.masterData.feeds.list({})).total, before)
  })

  it('does not send to another host what the first was trusted with', async () => {
    const [{ id } = { id: 0 }] = await officer.call.masterData.sources.list()
    const there = await officer.call.masterData.sources.change({ id, ...settings(), mode: 'full' })
    assert.equal(there.authorized, true)
    const elsewhere = await officer.call.masterData.sources.change({
      id,
      ...settings(),
      url: 'https://other.example.test/',
    })
    assert.equal(elsewhere.authorized, false)
    await officer.call.masterData.sources.change({ id, ...settings() })
  })

  it('is pulled by the clock, once', async () => {
    const [{ id } = { id: 0 }] = await officer.call.masterData.sources.list()
    pages = { '': { records: [person('P20')] } }
    asked = []
    const tick = async (instant: string) => {
      app.setClock(instant)
      await pullDue.run(systemWorld(app.world, 'test'), {})
      await app.world.jobs?.drain()
      return asked.length
    }
    assert.equal(await tick('2026-11-24T18:29:10Z'), 0)
    assert.equal(await tick('2026-11-24T18:30:10Z'), 1)
    assert.equal(await tick('2026-11-24T18:30:50Z'), 1)
    assert.equal(await tick('2026-11-24T18:31:10Z'), 1)
    await app.stage((ctx) =>
      ctx.db.updateTable('feed_source').set({ enabled: false }).where('id', '=', id).execute(),
    )
    assert.equal(await tick('2026-11-25T18:30:10Z'), 1)
  })

  it('can be removed; what it brought stays', async () => {
    const officerNow = await app.as('politicalWorkDepartment', { organizationId: 1 })
    const [{ id } = { id: 0 }] = await officerNow.call.masterData.sources.list()
    assert.equal(
      (await officerNow.send('POST', `/api/master-data/sources/${id}/runs`)).code,
      'source-disabled',
    )
    await officerNow.call.masterData.sources.remove({ id })
    assert.deepEqual(await officerNow.call.masterData.sources.list(), [])
    assert.ok((await officerNow.call.masterData.feeds.list({})).total > 0)
  })
})
