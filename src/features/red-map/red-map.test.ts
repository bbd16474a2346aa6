import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Probed } from '#platform/link-probe.ts'
import { sheetAt } from '#src/staging.ts'
import { type Client, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { checkLinks } from './links/jobs.ts'
import { enterStock, stockSites } from './stock/actions.ts'

const inside = await startTestApp()
const outside = await startTestApp({ jobs: true, zone: 'extranet' })
after(async () => {
  await inside.close()
  await outside.close()
})

const code = (work: Promise<unknown>) =>
  work.then(
    () => assert.fail('was not refused'),
    (why) => (why.data?.code ?? why.status) as string,
  )

let masses: Client, member: Client, keeper: Client
let desk: Client
let [rootInside, rootOutside] = [0, 0]

async function peopled(app: TestApp) {
  const { organizations, people } = await app.stage(plantInstitute)
  await app.stage(enterStock)
  return {
    masses: await app.as('masses', { personId: people.east1.masses }),
    member: await app.as('member', { personId: people.east1.member, name: '东一党员' }),
    keeper: await keeperIn(app, organizations.root),
    root: organizations.root,
  }
}
/** Whoever keeps the map; he signs in anew when the clock has moved on. */
const keeperIn = (app: TestApp, organizationId: number) =>
  app.as('politicalWorkDepartment', { organizationId, name: '院政工' })

before(async () => {
  const all = await peopled(inside)
  masses = all.masses
  member = all.member
  keeper = all.keeper
  rootInside = all.root
  const others = await peopled(outside)
  desk = others.keeper
  rootOutside = others.root
})

const named = async (client: Client, text: string) => {
  const { rows } = await client.call.redMap.sites.list({ text })
  return rows.map(({ name }) => name)
}
const siteNamed = async (client: Client, text: string) =>
  (await client.call.redMap.sites.list({ text })).rows[0]?.id as number

describe('红色云图', () => {
  it('counts the sites of all 34 units for everybody, and what is found of them', async () => {
    const { provinces, looked } = await masses.call.redMap.sites.map({})
    assert.equal(provinces.length, 34)
    assert.equal(
      provinces.reduce((sum, { sites }) => sum + sites, 0),
      stockSites.length,
    )
    assert.ok(provinces.every(({ sites, found }) => sites > 0 && found === sites))
    assert.equal(looked, false, 'links are not looked at from the intranet')

    const marches = await masses.call.redMap.sites.map({ theme: 'longMarch' })
    const guizhou = marches.provinces.find((one) => one.code === '52')
    assert.deepEqual([guizhou?.found, guizhou?.sites], [2, 2])
    assert.equal(marches.provinces.find((one) => one.code === '31')?.found, 0)
  })

  it('finds a site by its name, by pinyin and initials, by its place and by its province', async () => {
    assert.deepEqual(await named(member, '遵义会议'), ['遵义会议纪念馆'])
    assert.deepEqual(await named(member, 'zunyihuiyi'), ['遵义会议纪念馆'])
    assert.deepEqual(await named(member, 'zyhyjng'), ['遵义会议纪念馆'])
    assert.deepEqual(await named(member, '海晏县'), ['青海原子城纪念馆'])
    assert.deepEqual(await named(member, '甘肃'), [
      '兰州战役纪念馆',
      '兰州八路军办事处纪念馆',
      '陕甘红军纪念馆',
    ])
    assert.deepEqual(await named(member, '没有这个地方'), [])
    assert.equal((await named(member, "'; drop table red_site; --")).length, 0)
  })

  it('narrows by theme, kind, province and link together', async () => {
    const { rows, total } = await masses.call.redMap.sites.list({
      province: '36',
      theme: 'revolution',
      kind: 'memorial',
      linkState: 'unchecked',
    })
    assert.deepEqual([rows.map(({ name }) => name), total], [['瑞金中央革命根据地纪念馆'], 1])
  })

  it('is sorted, paged and exported with its sources', async () => {
    const first = await masses.call.redMap.sites.list({ sort: 'name', size: 5 })
    const last = await masses.call.redMap.sites.list({ sort: 'name', descending: true, size: 1 })
    assert.equal(first.rows.length, 5)
    assert.equal(first.total, stockSites.length)
    assert.notEqual(first.rows[0]?.name, last.rows[0]?.name)
    const [, header, ...lines] = await sheetAt(masses, '/red-map/sites.xlsx?theme=longMarch&sort=name')
    assert.deepEqual(header?.slice(0, 3), ['省份', '名称', '所在地'])
    assert.ok(lines.length >= 6 && lines.every((line) => /^https?:/.test(String(line[11]))))
  })

  it('shows of a site its introduction, its sources, and a code for the phone instead of a link on the intranet', async () => {
    const site = await masses.call.redMap.sites.get({ id: await siteNamed(masses, '遵义会议') })
    assert.match(site.introduction, /1935年1月/)
    assert.match(site.source.address, /^https?:\/\//)
    assert.deepEqual([site.linkState, site.checkedOn, site.link?.opens], ['unchecked', null, false])
    assert.ok((site.link?.qr.size ?? 0) > 20)
    const without = await masses.call.redMap.sites.get({ id: await siteNamed(masses, '沂蒙红嫂') })
    assert.deepEqual([without.link, without.linkState, without.location], [null, null, null])
    assert.equal(
      (await desk.call.redMap.sites.get({ id: await siteNamed(desk, '遵义会议') })).link?.opens,
      true,
    )
    assert.equal(await code(masses.call.redMap.sites.get({ id: 999_999 })), 'not-found')
  })

  it('on the extranet gives out only what is public', async () => {
    const id = await siteNamed(desk, '黎平会议')
    await outside.world.open.pool.query(`update red_site set sensitivity = 'internal' where id = $1`, [id])
    assert.deepEqual(await named(desk, '黎平会议'), [])
    assert.equal(await code(desk.call.redMap.sites.get({ id })), 'not-found')
    await outside.world.open.pool.query(`update red_site set sensitivity = 'public' where id = $1`, [id])
  })

  it('loses a site only by the desk, with a reason; it does not come back by itself', async () => {
    const id = await siteNamed(keeper, '三元宫')
    assert.equal(await code(member.call.redMap.sites.withdraw({ id, reason: '不需要' })), 'not-permitted')
    await keeper.call.redMap.sites.withdraw({ id, reason: '正在修缮，暂不开放' })
    await inside.stage(enterStock)
    assert.deepEqual(await named(masses, '三元宫'), [])
    assert.equal(await code(keeper.call.redMap.sites.withdraw({ id, reason: '再撤一次' })), 'not-found')
    const { rows } = await inside.world.open.pool.query(
      `select subject_name, reason from audit_entry where action = 'redSite.withdrawn'`,
    )
    assert.deepEqual(rows, [{ subject_name: '曲靖市三元宫', reason: '正在修缮，暂不开放' }])
  })

  it('is kept whole by the database too: no address without its source', async () => {
    const spoil = (set: string) =>
      inside.world.open.pool.query(`update red_site set ${set} where name = '沂蒙红嫂纪念馆'`)
    await assert.rejects(spoil(`url = 'http://example.org/'`), /check/)
    await assert.rejects(spoil(`location = '沂南县'`), /check/)
    await assert.rejects(spoil(`themes = '{}'`), /check/)
    await assert.rejects(spoil(`link_state = 'alive', checked_on = now()`), /check/)
  })
})

describe('Links', () => {
  const gone: Probed = { outcome: 'gone', reason: '页面不存在（404）' }
  const fine: Probed = { outcome: 'alive', reason: '答复 200' }
  const answers = new Map<string, Probed>()
  const asked: string[] = []
  const zunyi = 'http://www.zunyihy.cn/'

  before(() => {
    outside.world.probe = async (address) => {
      asked.push(address)
      return answers.get(address) ?? fine
    }
  })
  async function night(date: string) {
    outside.setClock(`${date}T19:10:00Z`)
    desk = await keeperIn(outside, rootOutside)
    asked.length = 0
    await outside.stage((ctx) => ctx.later(checkLinks, {}))
    await outside.world.jobs?.drain()
  }
  const state = async (text: string) => {
    const { rows } = await desk.call.redMap.sites.list({ text })
    return [rows[0]?.linkState, rows[0]?.checkedOn]
  }

  it('are looked at each night on the extranet: once a day, and each address', async () => {
    answers.set(zunyi, gone)
    await night('2026-12-01')
    const addresses = stockSites.flatMap(({ link }) => link?.url ?? [])
    assert.deepEqual([...asked].sort(), addresses.sort())
    assert.deepEqual(await state('西柏坡'), ['alive', '2026-12-02'])
    assert.deepEqual(await state('遵义会议'), ['unsteady', '2026-12-02'], 'once is not enough')
    await outside.stage((ctx) => ctx.later(checkLinks, {}))
    asked.length = 0
    await outside.world.jobs?.drain()
    assert.deepEqual(asked, [], 'not again on the same day')
  })

  it('are called dead only after days of failures, and alive again at once', async () => {
    await night('2026-12-03')
    await night('2026-12-05')
    assert.deepEqual(await state('遵义会议'), ['unsteady', '2026-12-06'], 'three days, but not yet a week')
    await night('2026-12-08')
    assert.deepEqual(await state('遵义会议'), ['dead', '2026-12-09'])
    const site = await desk.call.redMap.sites.get({ id: await siteNamed(desk, '遵义会议') })
    assert.deepEqual(
      [site.link?.reason, site.link?.looks.map(({ onDay }) => onDay)],
      [gone.reason, ['2026-12-09', '2026-12-06', '2026-12-04', '2026-12-02']],
    )
    assert.equal((await desk.call.redMap.sites.list({ linkState: 'dead' })).total, 1)
    answers.set(zunyi, fine)
    await night('2026-12-10')
    assert.deepEqual(await state('遵义会议'), ['alive', '2026-12-11'])
  })

  it('are looked at by hand when the desk asks, even twice a day', async () => {
    const id = await siteNamed(desk, '遵义会议')
    asked.length = 0
    assert.deepEqual(await desk.call.redMap.links.check({ siteId: id }), { asked: 1 })
    await outside.world.jobs?.drain()
    assert.deepEqual(asked, [zunyi])
    const none = await siteNamed(desk, '沂蒙红嫂')
    assert.equal(await code(desk.call.redMap.links.check({ siteId: none })), 'red-link-none')
  })

  it('are never looked at from the intranet, by hand or by night', async () => {
    assert.equal(await code(keeper.call.redMap.links.check({})), 'red-links-not-here')
    inside.world.probe = async () => assert.fail('something was asked')
    const { systemWorld } = await import('#platform/world.ts')
    await checkLinks.run(systemWorld(inside.world, '夜间'), {})
    assert.equal((await keeper.call.redMap.sites.list({ linkState: 'alive' })).total, 0)
  })

  it('are brought to the intranet as a sheet: what is known there is taken, the rest told', async () => {
    const response = await desk.fetch('/api/red-map/link-checks.xlsx')
    const data = new FormData()
    data.set('file', new File([new Uint8Array(await response.arrayBuffer())], '链接检查.xlsx'))
    data.set('reason', '十二月外网检查')
    inside.setClock('2026-12-12T01:00:00Z')
    keeper = await keeperIn(inside, rootInside)
    const taken = await keeper.fetch('/api/red-map/link-check-imports', { method: 'POST', body: data })
    assert.equal(taken.status, 200, await taken.clone().text())
    const counts = (await taken.json()) as { taken: number; unknown: number }
    assert.ok(counts.taken > 100)
    assert.equal(counts.unknown, 0)
    const site = await keeper.call.redMap.sites.get({ id: await siteNamed(keeper, '遵义会议') })
    assert.deepEqual([site.linkState, site.checkedOn, site.link?.opens], ['alive', '2026-12-11', false])
    assert.ok(site.link?.looks.every(({ brought }) => brought))
  })

  it('are not taken from a sheet that is none', async () => {
    const data = new FormData()
    data.set('file', new File(['名称,网址\n甲,http://a.example.cn/\n'], '别的.csv'))
    data.set('reason', '试一试')
    const answer = await keeper.fetch('/api/red-map/link-check-imports', { method: 'POST', body: data })
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /没有找到表头/)
  })
})
