import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

describe('A saved view', () => {
  let app: TestApp
  let institute: Institute
  let mine: Client
  let theirs: Client
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    mine = await app.as('member', { personId: institute.people.east1.member })
    theirs = await app.as('member', { personId: institute.people.west1.member })
  })
  after(() => app.close())
  const names = async (client: Client, list = 'people') =>
    (await client.call.accounts.views.list({ list })).map(({ name }) => name)

  it('is kept by list and name, replaced under the same name, renamed and removed', async () => {
    const { views } = mine.call.accounts
    const young = await views.save({
      list: 'people',
      name: '青年党员',
      definition: { filters: { ageUntil: 35 } },
    })
    await views.save({ list: 'organizations', name: '将届满', definition: {} })
    const again = await views.save({
      list: 'people',
      name: '青年党员',
      definition: { filters: { ageUntil: 40 }, columns: ['name'] },
    })
    assert.equal(again.id, young.id)
    assert.deepEqual(await views.list({ list: 'people' }), [again])
    assert.deepEqual(again.definition, { filters: { ageUntil: 40 }, columns: ['name'] })
    await views.change({ id: young.id, name: '四十岁以下' })
    assert.deepEqual(await names(mine), ['四十岁以下'])
    await views.save({ list: 'people', name: '其他', definition: {} })
    assert.equal(
      (await mine.send('PUT', `/api/saved-views/${young.id}`, { name: '其他' })).code,
      'view-name-taken',
    )
    await views.remove({ id: young.id })
    assert.deepEqual([await names(mine), await names(mine, 'organizations')], [['其他'], ['将届满']])
  })

  it('belongs to its owner alone', async () => {
    const view = await mine.call.accounts.views.save({ list: 'accounts', name: '我的', definition: {} })
    assert.deepEqual(await names(theirs, 'accounts'), [])
    assert.equal((await theirs.send('PUT', `/api/saved-views/${view.id}`, { name: '改' })).status, 404)
    assert.equal((await theirs.send('DELETE', `/api/saved-views/${view.id}`)).status, 404)
    assert.deepEqual(await names(mine, 'accounts'), ['我的'])
  })

  it('is one of thirty at most for a list, and not too large', async () => {
    for (let n = 1; n <= 30; n++)
      await theirs.call.accounts.views.save({ list: 'people', name: `视图${n}`, definition: {} })
    const more = { list: 'people', name: '视图31', definition: {} }
    assert.equal((await theirs.send('POST', '/api/saved-views', more)).code, 'too-many-views')
    assert.equal((await theirs.send('POST', '/api/saved-views', { ...more, name: '视图1' })).status, 200)
    const large = { list: 'accounts', name: '大', definition: { text: '长'.repeat(20_001) } }
    assert.equal((await theirs.send('POST', '/api/saved-views', large)).status, 400)
  })
})
