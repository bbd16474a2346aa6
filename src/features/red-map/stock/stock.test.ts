import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { startTestApp } from '#src/testing.ts'
import { similarTo } from '../proposals/rules.ts'
import { kinds, provinceCodes, themes, whyNotPublic } from '../rules.ts'
import { enterStock, stockSites } from './actions.ts'
import { enter } from './jobs.ts'

const written = JSON.parse(
  readFileSync(new URL('../../../../assets/red-map/sites.json', import.meta.url), 'utf8'),
) as {
  sources: Record<string, { title: string; address: string }>
  sites: { name: string; source: string; location?: { source: string }; link?: { source: string } }[]
}

describe('The sites that come with the program', () => {
  it('have each a source, a province, a kind and a theme', () => {
    for (const site of stockSites) {
      assert.ok(site.source.title && /^https?:\/\//.test(site.source.address), site.name)
      assert.ok(provinceCodes.includes(site.province), site.name)
      assert.ok(kinds.includes(site.kind), site.name)
      assert.ok(site.themes.length > 0 && site.themes.every((theme) => themes.includes(theme)), site.name)
      assert.ok(site.name.length >= 3 && site.place.length >= 2, site.name)
    }
  })

  it('say in 60 to 150 characters what they are', () => {
    for (const { name, introduction } of stockSites)
      assert.ok(introduction.length >= 60 && introduction.length <= 150, `${name}: ${introduction.length}`)
    assert.equal(new Set(stockSites.map(({ introduction }) => introduction)).size, stockSites.length)
  })

  it('give no place and no address without the source that gives it, and only public addresses', () => {
    for (const { name, location, link } of written.sites) {
      if (location) assert.ok(written.sources[location.source], name)
      if (link) assert.ok(written.sources[link.source], name)
    }
    for (const { name, link } of stockSites) if (link) assert.equal(whyNotPublic(link.url), null, name)
  })

  it('are of all the 34 units, none twice, and no source stands there for nothing', () => {
    assert.equal(new Set(stockSites.map(({ province }) => province)).size, 34)
    assert.ok(stockSites.length >= 150, `${stockSites.length}`)
    const rows = stockSites.map((site, id) => ({ ...site, id, url: site.link?.url ?? null }))
    for (const row of rows) {
      const twice = similarTo(
        row,
        rows.filter(({ id }) => id !== row.id),
      ).filter(({ likeness }) => likeness === 'same')
      assert.deepEqual(
        twice.map(({ name }) => name),
        [],
        row.name,
      )
    }
    const used = new Set(
      written.sites.flatMap(({ source, location, link }) => [source, location?.source, link?.source]),
    )
    assert.deepEqual(
      Object.keys(written.sources).filter((key) => !used.has(key)),
      [],
    )
  })
})

describe('An installation', () => {
  it('has them from its first start, once, and keeps what people changed', async () => {
    const app = await startTestApp({ jobs: true })
    after(() => app.close())
    assert.deepEqual(enter.atStart, {}, 'it is asked for whenever the program starts')
    await app.stage((ctx) => ctx.later(enter, {}))
    await app.world.jobs?.drain()
    const count = async () => {
      const { rows } = await app.world.open.pool.query('select count(*)::int as n from red_site')
      return rows[0].n as number
    }
    assert.equal(await count(), stockSites.length)

    const { rows } = await app.world.open.pool.query(
      `update red_site set introduction = repeat('改', 40), withdrawn_at = now(), withdrawn_by = '测试', withdrawn_because = '测试'
       where name = '遵义会议纪念馆' returning id`,
    )
    await app.stage(enterStock)
    assert.equal(await count(), stockSites.length)
    const kept = await app.world.open.pool.query('select introduction from red_site where id = $1', [
      rows[0].id,
    ])
    assert.equal(kept.rows[0].introduction, '改'.repeat(40))
    const lines = await app.world.open.pool.query(
      `select after from audit_entry where action = 'redSites.entered'`,
    )
    assert.deepEqual(lines.rows, [{ after: { sites: stockSites.length } }], 'one line, of the first time')
  })
})
