import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sheetAt } from '#src/staging.ts'
import { type Client, plantInstitute, startTestApp } from '#src/testing.ts'
import { enterStock } from '../stock/actions.ts'

const app = await startTestApp()
after(() => app.close())

let member: Client, secretary: Client, keeper: Client, masses: Client, below: Client
before(async () => {
  const { organizations, people } = await app.stage(plantInstitute)
  await app.stage(enterStock)
  member = await app.as('member', { personId: people.east1.member, name: '东一党员' })
  secretary = await app.as('branch', { organizationId: organizations.east1, name: '东一书记' })
  masses = await app.as('masses', { personId: people.east1.masses })
  keeper = await app.as('politicalWorkDepartment', { organizationId: organizations.root, name: '院政工' })
  below = await app.as('politicalWorkDepartment', { organizationId: organizations.east, name: '东区政工' })
})

const said = {
  name: '娄山关红军战斗遗址陈列馆',
  province: '52' as const,
  place: '遵义市汇川区',
  kind: 'memorial' as const,
  themes: ['longMarch' as const],
  introduction: '1935年2月，中央红军二渡赤水后在娄山关击败黔军，再占遵义，取得长征以来最大的一次胜利。',
  sourceTitle: '遵义市汇川区人民政府',
  sourceAddress: 'https://www.zyhc.example.cn/loushanguan',
  explanation: '支部去过，值得收录',
}
const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )
const total = async () => (await keeper.call.redMap.sites.list({})).total
const siteNamed = async (text: string) =>
  (await keeper.call.redMap.sites.list({ text })).rows[0]?.id as number
const told = async (client: Client) => {
  const { rows } = await client.call.messages.inbox.list({})
  return rows.map(({ body }) => body)
}

describe('A proposal', () => {
  it('is made by a member with its source, waits at the desk, and changes nothing yet', async () => {
    const before = await total()
    const made = await member.call.redMap.proposals.propose(said)
    assert.deepEqual([made.status, made.proposerName, made.siteId], ['open', '东一党员', null])
    assert.equal(await total(), before)
    assert.equal(await code(secretary.call.redMap.proposals.propose(said)), 'red-proposal-waiting')
    assert.equal((await keeper.call.redMap.proposals.list({})).total, 1)
    assert.deepEqual(
      (await member.call.redMap.proposals.own()).map(({ name }) => name),
      [said.name],
    )
    assert.deepEqual(await secretary.call.redMap.proposals.own(), [])
  })

  it('is warned of what is on the map already, and refused when it is the same', async () => {
    const similar = await member.call.redMap.proposals.similar({ name: '遵义会议会址', province: '52' })
    assert.deepEqual(
      similar.map(({ name, likeness }) => [name, likeness]),
      [['遵义会议纪念馆', 'alike']],
    )
    const twice = { ...said, name: '遵义会议纪念馆' }
    assert.equal(await code(member.call.redMap.proposals.propose(twice)), 'red-site-known')
    const page = { ...said, name: '另一个名字', url: 'https://zunyihy.cn' }
    assert.equal(await code(member.call.redMap.proposals.propose(page)), 'red-site-known')
  })

  it('is refused without a source, with an address of the house, and by those who may not', async () => {
    const asked = (change: object) =>
      member.send('POST', '/api/own/red-map-proposals', { ...said, name: '别处', ...change })
    assert.equal((await asked({ sourceAddress: '' })).status, 400)
    assert.match(
      (await asked({ sourceAddress: '听同事说的' })).body.message ?? '',
      /来源网址应是完整的网页地址/,
    )
    assert.match((await asked({ url: 'http://10.1.1.1/' })).body.message ?? '', /网址不是公网网址/)
    assert.match((await asked({ introduction: '太短' })).body.message ?? '', /30 字以上/)
    assert.equal(await code(masses.call.redMap.proposals.propose(said)), 'not-permitted')
    assert.equal((await keeper.call.redMap.proposals.list({})).total, 1)
  })

  it('is accepted amended: it is on the map, and the proposer is told what was changed', async () => {
    const [waiting] = (await keeper.call.redMap.proposals.list({})).rows
    const id = waiting?.id as number
    const { explanation: _, ...values } = said
    const amended = { id, ...values, place: '遵义市', location: '汇川区板桥镇娄山关' }
    assert.equal(await code(member.call.redMap.proposals.accept(amended)), 'not-permitted')
    assert.equal(await code(below.call.redMap.proposals.accept(amended)), 'red-map-whole-only')
    const done = await keeper.call.redMap.proposals.accept(amended)
    assert.deepEqual(
      [done.status, done.amended, done.decidedBy],
      ['accepted', ['place', 'location'], '院政工'],
    )
    const site = await member.call.redMap.sites.get({ id: done.acceptedSiteId as number })
    assert.deepEqual([site.place, site.location?.source.title, site.link], ['遵义市', said.sourceTitle, null])
    assert.deepEqual(await told(member), [`您推荐的“${said.name}”已采纳，并修改了所在地、详细位置，谢谢。`])
    assert.equal(
      await code(keeper.call.redMap.proposals.decline({ id, reason: '晚了' })),
      'red-proposal-decided',
    )
    const { rows } = await app.world.open.pool.query(
      `select action, after from audit_entry where subject_kind = 'redProposal' order by id`,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['redProposal.made', 'redProposal.accepted'],
    )
    assert.deepEqual(rows[1].after.fields, ['所在地', '详细位置'])
  })

  it('is declined with a reason that the proposer hears', async () => {
    const made = await secretary.call.redMap.proposals.propose({ ...said, name: '某某红色主题民宿' })
    await keeper.call.redMap.proposals.decline({ id: made.id, reason: '是经营场所，不收录' })
    const [own] = await secretary.call.redMap.proposals.own()
    assert.deepEqual([own?.status, own?.declinedBecause], ['declined', '是经营场所，不收录'])
    assert.deepEqual(await told(secretary), ['您推荐的“某某红色主题民宿”没有采纳：是经营场所，不收录'])
    const sheet = await sheetAt(keeper, '/red-map/proposals.xlsx?status=declined')
    assert.deepEqual(sheet.at(-1)?.slice(0, 4), ['某某红色主题民宿', '贵州省', '纪念馆', '推荐'])
  })

  it('is taken back by who made it, and by nobody else', async () => {
    const made = await member.call.redMap.proposals.propose({ ...said, name: '苟坝会议会址' })
    assert.equal(await code(secretary.call.redMap.proposals.withdraw({ id: made.id })), 'not-found')
    assert.equal((await member.call.redMap.proposals.withdraw({ id: made.id })).status, 'withdrawn')
    assert.equal(await code(member.call.redMap.proposals.withdraw({ id: made.id })), 'red-proposal-decided')
  })
})

describe('The keepers of the map', () => {
  it('hear of what was proposed', async () => {
    const { rows } = await keeper.call.messages.inbox.list({ text: '红色云图' })
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ link }) => link === '/red-map?tab=desk'))
  })
})

describe('A correction', () => {
  const valuesOf = async (id: number) => {
    const site = await member.call.redMap.sites.get({ id })
    return {
      name: site.name,
      province: site.province,
      place: site.place,
      kind: site.kind,
      themes: site.themes,
      introduction: site.introduction,
      sourceTitle: site.source.title,
      sourceAddress: site.source.address,
      ...(site.location && { location: site.location.text }),
      ...(site.link && { url: site.link.url }),
    }
  }
  const because = { explanation: '官方网站换了网址' }

  it('corrects something, and waits for an answer before the next of the same person', async () => {
    const siteId = await siteNamed('西柏坡')
    const values = await valuesOf(siteId)
    assert.equal(
      await code(member.call.redMap.proposals.propose({ siteId, ...values, ...because })),
      'red-correction-empty',
    )
    const renewed = {
      ...values,
      url: 'https://www.xbpjng.cn/',
      sourceTitle: '西柏坡纪念馆官方网站',
      sourceAddress: 'https://www.xbpjng.cn/columns/index.html',
    }
    const made = await member.call.redMap.proposals.propose({ siteId, ...renewed, ...because })
    assert.equal(made.present?.url, 'http://www.xbpjng.cn/')
    assert.equal(
      await code(member.call.redMap.proposals.propose({ siteId, ...renewed, ...because })),
      'red-correction-open',
    )

    await keeper.call.redMap.proposals.accept({ id: made.id, ...renewed })
    const site = await member.call.redMap.sites.get({ id: siteId })
    assert.deepEqual(
      [site.link?.url, site.linkState, site.checkedOn],
      ['https://www.xbpjng.cn/', 'unchecked', null],
    )
    assert.equal(site.link?.source.title, '西柏坡纪念馆官方网站')
    assert.match(site.location?.source.title ?? '', /博物馆名录/, 'what stayed keeps its source')
  })

  it('does not give a site the name of another', async () => {
    const siteId = await siteNamed('延川梁家河')
    const values = { ...(await valuesOf(siteId)), name: '延安革命纪念馆' }
    const made = await member.call.redMap.proposals.propose({ siteId, ...values, ...because })
    assert.equal(
      await code(keeper.call.redMap.proposals.accept({ id: made.id, ...values })),
      'red-site-known',
    )
    assert.equal(await siteNamed('延川梁家河'), siteId)
    assert.equal((await keeper.call.redMap.proposals.list({})).total, 1, 'it waits still')
  })

  it('of a site that was taken off meanwhile can only be declined', async () => {
    const [waiting] = (await keeper.call.redMap.proposals.list({})).rows
    const { id, siteId } = waiting as { id: number; siteId: number }
    const values = await valuesOf(siteId)
    await keeper.call.redMap.sites.withdraw({ id: siteId, reason: '不再开放' })
    assert.equal((await keeper.call.redMap.proposals.list({})).rows[0]?.present, null)
    assert.equal(await code(keeper.call.redMap.proposals.accept({ id, ...values })), 'not-found')
    await keeper.call.redMap.proposals.decline({ id, reason: '已撤下' })
    assert.equal((await keeper.call.redMap.proposals.list({})).total, 0)
  })
})
