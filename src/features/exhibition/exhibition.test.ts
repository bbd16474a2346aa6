import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { keepFile } from '#platform/stored-files.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { planOf } from './desk/rules.ts'
import { hallScene } from './halls/rules.ts'
import { insertPicture, insertRenditions } from './pictures/queries.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let curator: Client, colleague: Client, department: Client, stranger: Client
let member: Client, elsewhere: Client, masses: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations, people } = institute
  curator = await app.as('committee', { organizationId: organizations.east, name: '东区布展人' })
  colleague = await app.as('committee', { organizationId: organizations.east, name: '东区审核人' })
  stranger = await app.as('committee', { organizationId: organizations.west })
  department = await app.as('politicalWorkDepartment', {
    organizationId: organizations.root,
    name: '政工部门',
  })
  member = await app.as('member', { personId: people.east1.member })
  masses = await app.as('masses', { personId: people.east1.masses })
  elsewhere = await app.as('member', { personId: people.west1.member })
})

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => assert.fail('was not refused'),
    (why) => why,
  )
  return { code: error.data?.code as string, status: error.status as number, words: error.message as string }
}
const desk = () => curator.call.exhibition

/** A panorama without drawing one: how they are drawn is told in pictures.test.ts. */
const panorama = (exhibitionId: number) =>
  app.stage(async (ctx) => {
    const picture = { kind: 'panorama', name: '全景', width: 4096, height: 2048 } as const
    const id = await insertPicture(ctx, exhibitionId, picture)
    const file = await keepFile(ctx, { bytes: Buffer.from('全景'), name: '全景', type: 'image/webp' })
    await insertRenditions(ctx, id, [{ size: 'tile-3-1', fileId: file.id }])
    return id
  })

const exhibit = { kind: 'board', size: 'medium', text: '河滩上的第一顶帐篷。' } as const

/** An exhibition with a built hall of two exhibits. */
async function withBuiltHall(
  facts: { sensitivity?: 'public' | 'internal'; audienceId?: number | null } = {},
) {
  const { id } = await desk().desk.create({
    title: '东区所史展',
    introduction: '四十年来路',
    sensitivity: facts.sensitivity ?? 'public',
    audienceId: facts.audienceId === undefined ? institute.organizations.east : facts.audienceId,
    organizationId: institute.organizations.east,
  })
  await desk().halls.add({ id, title: '第一展厅', theme: 'foundation', words: '从帐篷出发' })
  return { id, hallId: await build(id, 0, ['第一顶帐篷', '马灯']) }
}

async function build(id: number, at: number, titles: string[]): Promise<number> {
  let now = await desk().desk.get({ id })
  const hallId = now.halls[at]?.id as number
  for (const title of titles) now = await desk().exhibits.add({ id, hallId, ...exhibit, title })
  const hall = now.halls[at]
  assert.ok(hall)
  const plan = planOf(hall)
  assert.ok(plan)
  const views = []
  for (const { key } of hallScene(plan).viewpoints) views.push({ key, picture: await panorama(id) })
  await desk().halls.build({ id, hallId, exhibitIds: hall.exhibits.map((one) => one.id), light: null, views })
  return hallId
}

async function opened(facts?: Parameters<typeof withBuiltHall>[0]) {
  const made = await withBuiltHall(facts)
  await desk().versions.submit({ id: made.id })
  await colleague.call.exhibition.versions.approve({ id: made.id })
  return made
}

describe('An exhibition is made at the desk', () => {
  it('with halls whose views and hotspots follow from their exhibits', async () => {
    const { id } = await withBuiltHall()
    const { halls, faults, may } = await desk().desk.get({ id })
    const [hall] = halls
    assert.ok(hall?.builtAt)
    assert.deepEqual(faults, [])
    const led = hall.viewpoints.flatMap(({ hotspots }) => hotspots)
    for (const one of hall.exhibits) assert.ok(led.some(({ exhibitId }) => exhibitId === one.id))
    assert.ok(led.some(({ kind }) => kind === 'viewpoint'))
    assert.ok(!led.some(({ kind }) => kind === 'hall'), 'a door leads into a hall that is not there')
    assert.deepEqual(may, ['edit', 'submit', 'remove'])
  })

  it('with doors that lead on as soon as there is a hall behind them', async () => {
    const { id, hallId } = await withBuiltHall()
    await desk().halls.add({ id, title: '第二展厅', theme: 'pioneering' })
    const second = await build(id, 1, ['雷达上山'])
    const doors = async () =>
      (await desk().desk.get({ id })).halls.map(({ viewpoints }) =>
        [...new Set(viewpoints.flatMap(({ hotspots }) => hotspots.map((one) => one.hallId)))].filter(Boolean),
      )
    assert.deepEqual(await doors(), [[second], [hallId]])
    await desk().halls.remove({ id, hallId: second })
    assert.deepEqual(await doors(), [[]])
  })

  it('and is told what is to be built anew when an exhibit was changed', async () => {
    const { id, hallId } = await withBuiltHall()
    const before = (await desk().desk.get({ id })).halls[0]
    assert.equal(before?.stale, false)
    const after = await desk().exhibits.add({ id, hallId, ...exhibit, title: '新展品' })
    assert.equal(after.halls[0]?.stale, true)
    assert.deepEqual(
      after.faults.map(({ code }) => code),
      ['exhibit-not-shown'],
    )
    const again = desk().halls.build({
      id,
      hallId,
      exhibitIds: [1],
      light: null,
      views: [{ key: 'a', picture: 1 }],
    })
    assert.equal((await refusalOf(again)).code, 'hall-changed-meanwhile')
  })

  it('with hotspots placed by hand, which lead to something of this exhibition', async () => {
    const { id } = await withBuiltHall()
    const other = await withBuiltHall()
    const { halls } = await desk().desk.get({ id })
    const viewpoint = halls[0]?.viewpoints[0]
    assert.ok(viewpoint)
    const spot = { yaw: 0.5, pitch: -0.1, label: '说明' }
    const place = (more: object) =>
      desk().viewpoints.revise({
        id,
        viewpointId: viewpoint.id,
        title: '入口',
        heading: 0.2,
        hotspots: [{ kind: 'hall', ...spot, ...more }],
      })
    assert.equal((await refusalOf(place({ targetId: other.hallId }))).code, 'hotspot-target')
    assert.equal((await refusalOf(place({ kind: 'text' }))).code, 'hotspot-text')
    assert.equal((await desk().desk.get({ id })).halls[0]?.viewpoints[0]?.title, viewpoint.title)
    const placed = await place({ kind: 'text', text: '请看这里' })
    assert.deepEqual(
      placed.halls[0]?.viewpoints[0]?.hotspots.map(({ kind, yaw, text }) => ({ kind, yaw, text })),
      [{ kind: 'text', yaw: 0.5, text: '请看这里' }],
    )
  })

  it('keeps an order only when nothing came or went meanwhile', async () => {
    const { id, hallId } = await withBuiltHall()
    const titles = async () => (await desk().desk.get({ id })).halls[0]?.exhibits.map(({ title }) => title)
    const ids = (await desk().desk.get({ id })).halls[0]?.exhibits.map((one) => one.id) ?? []
    const wrong = desk().exhibits.order({ id, hallId, exhibitIds: ids.slice(1) })
    assert.equal((await refusalOf(wrong)).code, 'exhibition-order-changed')
    assert.deepEqual(await titles(), ['第一顶帐篷', '马灯'])
    await desk().exhibits.order({ id, hallId, exhibitIds: ids.toReversed() })
    assert.deepEqual(await titles(), ['马灯', '第一顶帐篷'])
  })

  it('belongs to its committee: another one does not find it', async () => {
    const { id } = await withBuiltHall()
    const { desk: their } = stranger.call.exhibition
    assert.equal((await refusalOf(their.get({ id }))).status, 404)
    assert.equal((await their.list({})).total, 0)
    const taken = their.create({
      title: '东区展',
      sensitivity: 'public',
      organizationId: institute.organizations.east,
    })
    assert.equal((await refusalOf(taken)).status, 404)
  })
})

describe('An exhibition is opened', () => {
  it('by somebody else than who submitted it', async () => {
    const { id } = await withBuiltHall()
    await desk().versions.submit({ id })
    assert.equal((await refusalOf(desk().versions.approve({ id }))).code, 'exhibition-own-submission')
    assert.equal((await refusalOf(member.call.exhibition.visits.get({ id }))).status, 404)
    const { state, may } = await colleague.call.exhibition.versions.approve({ id })
    assert.deepEqual([state, may], ['published', ['edit', 'submit', 'withdraw']])
    assert.equal((await member.call.exhibition.visits.get({ id })).version, 1)
  })

  it('by the department, when it is for others than the own people', async () => {
    const { id } = await withBuiltHall({ audienceId: null })
    await desk().versions.submit({ id })
    const own = colleague.call.exhibition.versions.approve({ id })
    assert.equal((await refusalOf(own)).code, 'exhibition-approve-above')
    await department.call.exhibition.versions.approve({ id })
    assert.equal((await elsewhere.call.exhibition.visits.get({ id })).title, '东区所史展')
  })

  it('and those who may approve hear that it waits, whoever submitted it what became of it', async () => {
    const waiting = async (client: Client) =>
      (await client.call.exhibition.desk.list({ state: 'deciding' })).rows.map((one) => one.id)
    const told = async (client: Client, id: number) =>
      (await client.call.messages.inbox.list({ size: 50 })).rows
        .filter(({ link }) => link === `/exhibitions/desk/${id}?tab=publishing`)
        .map(({ title }) => title)
    const { id } = await withBuiltHall()
    await desk().versions.submit({ id })
    assert.deepEqual(await told(colleague, id), ['待办：展览审核'])
    assert.deepEqual(await told(curator, id), [], 'whoever submitted it knows')
    assert.deepEqual(await told(department, id), [], 'it is for the people of the committee alone')
    assert.ok((await waiting(colleague)).includes(id))
    assert.ok(!(await waiting(curator)).includes(id), 'nobody decides about his own')
    await colleague.call.exhibition.versions.return({ id, reason: '请补充来源' })
    assert.deepEqual(await told(curator, id), ['展览审核已退回修改'])
    assert.ok(!(await waiting(colleague)).includes(id))
    const whole = await withBuiltHall({ audienceId: null })
    await desk().versions.submit({ id: whole.id })
    assert.deepEqual(await told(department, whole.id), ['待办：展览审核'])
    assert.deepEqual(await told(colleague, whole.id), [], 'who may not decide is not asked to')
    assert.ok((await waiting(department)).includes(whole.id))
    await department.call.exhibition.versions.approve({ id: whole.id })
    assert.deepEqual(await told(curator, whole.id), ['展览审核已通过并发布'])
  })

  it('only when nobody would stand before a closed door', async () => {
    const { id } = await withBuiltHall()
    await desk().halls.add({ id, title: '空展厅', theme: null })
    const { code, words } = await refusalOf(desk().versions.submit({ id }))
    assert.equal(code, 'exhibition-faults')
    assert.match(words, /空展厅：还没有全景/)
    assert.equal((await desk().desk.get({ id })).state, 'draft')
  })

  it('and stays as it was approved while the desk goes on', async () => {
    const { id, hallId } = await opened()
    await desk().halls.revise({ id, hallId, title: '改过的展厅', theme: 'foundation', words: '新的题字' })
    const seen = await member.call.exhibition.visits.get({ id })
    assert.equal(seen.halls[0]?.title, '第一展厅')
    assert.equal((await desk().desk.preview({ id })).halls[0]?.title, '改过的展厅')
    await desk().versions.submit({ id })
    const meanwhile = desk().halls.revise({ id, hallId, title: '再改', theme: 'foundation' })
    assert.equal((await refusalOf(meanwhile)).code, 'exhibition-submitted')
    await colleague.call.exhibition.versions.approve({ id })
    const anew = await member.call.exhibition.visits.get({ id })
    assert.deepEqual([anew.version, anew.halls[0]?.title], [2, '改过的展厅'])
  })

  it('returned with a reason, recalled by its desk, withdrawn from visitors', async () => {
    const { id } = await withBuiltHall()
    await desk().versions.submit({ id })
    const back = await colleague.call.exhibition.versions.return({ id, reason: '请补充来源' })
    assert.equal(back.state, 'draft')
    assert.equal(back.versions[0]?.endedBecause, '请补充来源')
    await desk().versions.submit({ id })
    assert.equal((await desk().versions.recall({ id })).state, 'draft')
    await desk().versions.submit({ id })
    await colleague.call.exhibition.versions.approve({ id })
    assert.equal((await refusalOf(desk().desk.remove({ id }))).code, 'exhibition-was-submitted')
    await colleague.call.exhibition.versions.withdraw({ id, reason: '内容更新' })
    assert.equal((await refusalOf(member.call.exhibition.visits.get({ id }))).status, 404)
    assert.equal((await desk().desk.get({ id })).state, 'withdrawn')
  })

  it('to those it is meant for, with its pictures, and on the extranet only when it is public', async () => {
    const { id } = await opened({ sensitivity: 'internal' })
    const { halls } = await member.call.exhibition.visits.get({ id })
    const address = halls[0]?.viewpoints[0]?.tiles?.address ?? ''
    const tile = address.replace('{column}', '3').replace('{row}', '1')
    const answer = await member.fetch(tile)
    assert.equal(await answer.text(), '全景')
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
    for (const other of [masses, elsewhere]) {
      assert.equal((await other.fetch(tile)).status, 404)
      assert.equal((await refusalOf(other.call.exhibition.visits.get({ id }))).status, 404)
    }
    app.world.zone = 'extranet'
    assert.equal((await refusalOf(member.call.exhibition.visits.get({ id }))).status, 404)
    assert.equal((await member.fetch(tile)).status, 404)
    app.world.zone = 'intranet'
    assert.ok(
      (await member.call.exhibition.visits.list({ text: '四十年' })).rows.some((one) => one.id === id),
    )
  })

  it('and the database itself refuses that one account does both, or that a version changes', async () => {
    const { id } = await opened()
    const change = (set: string) =>
      app.world.open.pool.query(`update exhibition_version set ${set} where exhibition_id = ${id}`)
    await assert.rejects(change('published_account = submitted_account'), /check/)
    await assert.rejects(change("title = '别的'"), /does not change/)
  })
})
