import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { systemWorld } from '#platform/world.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { typesetMissing } from '../../letters/jobs.ts'
import { builtInTemplate } from '../catalogue/rules.ts'
import type { TemplateContent } from '../rules.ts'

const app = await startTestApp({ jobs: true })
after(() => app.close())

let institute: Institute
let east: Client, west: Client, branch: Client
const key = 'request-general'
const reason = '按本所习惯修改'

before(async () => {
  institute = await app.stage(plantInstitute)
  const { organizations } = institute
  east = await app.as('committee', { organizationId: organizations.east, name: '东区干事' })
  west = await app.as('committee', { organizationId: organizations.west })
  branch = await app.as('branch', { organizationId: organizations.east1 })
})

const content = builtInTemplate(key)?.content as TemplateContent
const ours: TemplateContent = {
  ...content,
  blocks: [
    { k: 'spread', field: '正文' },
    { k: 'p', text: '以上请示当否，请批复。' },
  ],
}
const save = (client: Client, organizationId: number, changed = ours) =>
  client.call.documents.templates.save({
    key,
    organizationId,
    kind: 'request',
    name: '一般请示（东区）',
    content: changed,
    reason,
  })
const inForce = async (client: Client, organizationId: number) =>
  (await client.call.documents.templates.list({ organizationId })).find((one) => one.key === key)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (error) => error.data?.code as string,
  )

describe('Old versions of a template', () => {
  const version = (client: Client, organizationId: number, version: number) =>
    client.call.documents.templates.version({ key, organizationId, version })

  it('are opened one by one, the one that comes along as well, and taken back as a new one', async () => {
    const { west: organization } = institute.organizations
    await save(west, organization)
    await save(west, organization, content)
    const [first, built] = [await version(west, organization, 1), await version(west, organization, 0)]
    assert.deepEqual(first.content.blocks, ours.blocks)
    assert.deepEqual(built.content.blocks, content.blocks)
    const back = await save(west, organization, first.content)
    assert.deepEqual([back.version, back.builtIn], [3, true])
    assert.deepEqual(back.content.blocks, ours.blocks)
    assert.equal(await refusal(version(west, organization, 9)), 'not-found')
    assert.equal(await refusal(version(east, organization, 1)), 'not-found')
    await west.call.documents.templates.withdraw({ key, organizationId: organization, reason })
  })
})

describe('A committee writes a template over', () => {
  it('and it holds for it and everything below, for nobody beside', async () => {
    const { organizations } = institute
    assert.equal((await inForce(branch, organizations.east1))?.version, 0)
    const saved = await save(east, organizations.east)
    assert.deepEqual([saved.version, saved.organizationName], [1, '中共东区研究所委员会'])
    assert.equal((await inForce(branch, organizations.east1))?.version, 1)
    assert.equal((await inForce(west, organizations.west1))?.version, 0)
    assert.equal(await refusal(save(west, organizations.east)), 'not-found')
    assert.equal((await branch.send('PUT', `/api/document-templates/${key}`, {})).status, 403)
  })

  it('while what was drafted before keeps its wording', async () => {
    const { organizations } = institute
    const { id } = await branch.call.documents.draft({
      templateKey: key,
      organizationId: organizations.east1,
      values: { matter: '更换牌匾', body: '牌匾已旧。' },
    })
    const again = { ...ours, title: '{{本组织}}关于{{事由}}一事的请示' }
    const { version, versions } = await save(east, organizations.east, again)
    assert.deepEqual([version, versions.length], [2, 2])
    await branch.call.documents.change({ id, values: { body: '牌匾已旧，字迹不清。' } })
    assert.equal((await branch.call.documents.get({ id })).title, '东区第一党支部关于更换牌匾的请示')
    const { svg } = await branch.call.documents.preview({ id })
    assert.ok(svg)
  })

  it('and goes back to the one that comes along', async () => {
    const { organizations } = institute
    const organizationId = organizations.east
    await east.call.documents.templates.withdraw({ key, organizationId, reason })
    assert.equal((await inForce(branch, organizations.east1))?.version, 0)
    assert.equal(
      await refusal(east.call.documents.templates.withdraw({ key, organizationId, reason })),
      'template-not-own',
    )
    assert.equal((await save(east, organizationId)).version, 4)
  })

  it('is told at once what cannot be used', async () => {
    const { organizations } = institute
    const wrong = { ...ours, title: '关于{{什么}}的请示' }
    assert.equal(await refusal(save(east, organizations.east, wrong)), 'template-field-unknown')
    const shown = await east.call.documents.templates.preview({
      organizationId: organizations.east,
      kind: 'request',
      content: wrong,
    })
    assert.match(shown.fault ?? '', /“什么”，但字段表里没有/)
    const right = await east.call.documents.templates.preview({
      organizationId: organizations.east,
      kind: 'request',
      content: ours,
    })
    assert.deepEqual([right.fault, right.pages], [null, 2])
    const kind = east.call.documents.templates.save({
      key,
      organizationId: organizations.east,
      kind: 'letter',
      name: '一般函',
      content: ours,
      reason,
    })
    assert.equal(await refusal(kind), 'template-kind')
  })

  it('may add one of its own', async () => {
    const { organizations } = institute
    const own = {
      key: 'own-1',
      organizationId: organizations.east,
      kind: 'request',
      name: '借用场地',
    } as const
    await east.call.documents.templates.save({ ...own, content: ours, reason })
    const listed = await branch.call.documents.templates.list({ organizationId: organizations.east1 })
    assert.ok(listed.some((one) => one.name === '借用场地'))
    const values = { matter: '借用礼堂', body: '拟借用礼堂。' }
    const drafted = { templateKey: 'own-1', organizationId: organizations.east1, values }
    assert.ok((await branch.call.documents.draft(drafted)).id)
    const beside = { ...drafted, organizationId: organizations.west1 }
    assert.equal(await refusal(west.call.documents.draft(beside)), 'template-unknown')
  })
})

describe('机关代字', () => {
  it('is set by the committee, held by one organization, and stands in the next number', async () => {
    const { organizations } = institute
    const set = (client: Client, id: number, code: string) =>
      client.call.documents.numbers.setCode({ id, code })
    await set(east, organizations.east1, '东一支')
    assert.equal((await branch.call.documents.numbers.code({ id: organizations.east1 })).code, '东一支')
    assert.equal(await refusal(set(east, organizations.east2, '东一支')), 'document-code-taken')
    assert.equal(await refusal(set(east, organizations.east2, 'E2')), 'document-code-form')
    assert.equal(await refusal(set(west, organizations.east1, '西一支')), 'not-found')
  })
})

describe('A document that was issued while nothing typeset it', () => {
  it('is found and typeset, once', async () => {
    const { organizations } = institute
    const { id } = await branch.call.documents.draft({
      templateKey: 'letter-general',
      organizationId: organizations.east1,
      values: { matter: '商请支持', recipient: '星河小学', body: '请予支持。' },
    })
    const { number } = await branch.call.documents.issue({ id, issuedOn: '2026-11-24' })
    assert.equal(number, '东一支函〔2026〕1号')
    assert.equal((await branch.call.documents.get({ id })).typeset, false)
    await app.world.jobs?.drain()
    const { pool } = app.world.open
    await pool.query('update official_document set typeset_file_id = null, seal_places = null')
    await typesetMissing.run(systemWorld(app.world, '测试'), {})
    await app.world.jobs?.drain()
    const shown = await branch.call.documents.get({ id })
    assert.deepEqual([shown.typeset, shown.pages], [true, 1])
  })
})
