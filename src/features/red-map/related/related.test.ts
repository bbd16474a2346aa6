import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { enterStock } from '#features/red-map/stock/actions.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let keeper: Client, masses: Client, branch: Client
let siteId: number, open: number, secret: number

const material = (title: string, sensitivity: 'public' | 'sensitive') =>
  app.stage(async (ctx) => {
    const { id: columnId } = await ctx.db
      .selectFrom('library_column')
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return insertReadyMaterial(ctx, { kind: 'article', title, columnId, sensitivity, version: { parts: [] } })
  })

before(async () => {
  institute = await app.stage(plantInstitute)
  await app.stage(enterStock)
  const { organizations, people } = institute
  keeper = await app.as('politicalWorkDepartment', { organizationId: organizations.root })
  branch = await app.as('branch', { organizationId: organizations.east1 })
  masses = await app.as('masses', { personId: people.east1.masses })
  siteId = (await masses.call.redMap.sites.list({ text: '古田会议' })).rows[0]?.id ?? 0
  open = await material('读古田会议决议', 'public')
  secret = await material('内部讲稿', 'sensitive')
})

describe('A material that tells of a red site', () => {
  it('is linked once, and seen from both ends by those who may read it', async () => {
    const { related } = keeper.call.redMap
    await related.link({ id: siteId, materialId: open })
    await related.link({ id: siteId, materialId: secret })
    assert.equal((await refusal(related.link({ id: siteId, materialId: open }))).code, 'red-material-linked')
    const titles = async (who: Client) =>
      (await who.call.redMap.related.materials({ id: siteId })).map(({ title }) => title)
    assert.deepEqual(await titles(branch), ['读古田会议决议', '内部讲稿'])
    assert.deepEqual(await titles(masses), ['读古田会议决议'])
    const sites = await masses.call.redMap.related.sites({ id: open })
    assert.deepEqual(
      sites.map(({ id, name }) => [id, name]),
      [[siteId, '古田会议纪念馆']],
    )
    assert.equal((await refusal(masses.call.redMap.related.sites({ id: secret }))).status, 404)
  })

  it('is unlinked again, and both are left as they were', async () => {
    const { related } = keeper.call.redMap
    await related.unlink({ id: siteId, materialId: secret })
    assert.equal((await refusal(related.unlink({ id: siteId, materialId: secret }))).status, 404)
    assert.deepEqual(
      (await branch.call.redMap.related.materials({ id: siteId })).map(({ id }) => id),
      [open],
    )
    const trail = await keeper.call.audit.list({ subjectKind: 'redSite' })
    assert.deepEqual(
      trail.rows.map(({ deed }) => deed),
      ['红色云图：取消关联资料', '红色云图：关联资料', '红色云图：关联资料'],
    )
  })

  it('is linked by who keeps the whole map alone', async () => {
    const { organizations } = institute
    const east = await app.as('politicalWorkDepartment', { organizationId: organizations.east })
    const pair = { id: siteId, materialId: secret }
    assert.equal((await refusal(east.call.redMap.related.link(pair))).code, 'red-map-whole-only')
    assert.equal((await refusal(branch.call.redMap.related.link(pair))).status, 403)
    assert.equal((await keeper.call.redMap.related.materials({ id: siteId })).length, 1)
  })
})
