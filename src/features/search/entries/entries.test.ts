import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { insertReadyMaterial } from '#features/library/intake/queries.ts'
import { insertTrack } from '#features/library/reading/tracks/queries.ts'
import { keepFile } from '#platform/stored-files.ts'
import { systemWorld } from '#platform/world.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { writeStale } from './actions.ts'
import { indexing } from './jobs.ts'
import { compareWithSources } from './queries.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let top: Client, branch: Client, committee: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
  committee = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.east })
  branch = await app.as('branch', { organizationId: institute.organizations.east1 })
})

const index = () => indexing.run(systemWorld(app.world, 'search.index'), { looks: 1 })
const totalOf = async (text: string) => (await branch.call.search.find({ text })).total
const plan = (title: string) =>
  branch.call.meetings.plan({
    organizationId: institute.organizations.east1,
    kind: 'themeDay',
    title,
    plannedOn: '2026-12-08',
    startsAt: '14:30',
    place: '活动室',
  })

describe('The index', () => {
  it('holds what is new once the job has looked, and what is changed as it is now', async () => {
    const { id } = await plan('参观梧桐山烈士纪念馆')
    assert.equal(await totalOf('梧桐山'), 0)
    await index()
    assert.equal(await totalOf('梧桐山'), 1)
    await app.world.open.pool.query(`update meeting set title = '参观银杏谷博物馆' where id = $1`, [id])
    assert.equal(await totalOf('梧桐山'), 0, 'what it said is gone at once')
    await index()
    assert.equal(await totalOf('银杏谷'), 1)
    assert.equal(await totalOf('梧桐山'), 0)
  })

  it('is harmless when written twice', async () => {
    await index()
    await index()
    assert.equal(await totalOf('银杏谷'), 1)
  })

  it('is built anew on demand, and tells how far it is', async () => {
    const before = await app.stage(compareWithSources)
    assert.ok(
      before.every(({ there, found }) => there === found),
      JSON.stringify(before),
    )
    await top.call.search.rebuild({})
    assert.equal(await totalOf('银杏谷'), 0)
    const behind = await app.stage(compareWithSources)
    assert.ok(behind.some(({ there, found }) => found < there))
    assert.ok((await top.call.search.refresh({})).written > 0, 'the department need not wait for the job')
    await index()
    assert.equal(await totalOf('银杏谷'), 1)
    assert.deepEqual(await top.call.search.state({}), { ready: true, done: 100 })
    const { rows } = await top.call.audit.list({ action: 'search.rebuilt', size: 1 })
    assert.equal(rows[0]?.deed, '重建检索索引')
  })

  it('writes a long material a few parts at a time, and what is new elsewhere between them', async () => {
    const parts = Array.from({ length: 12 }, (_, at) => ({
      anchor: `第${at + 1}条`,
      text: `石榴籽第${at}段`,
    }))
    await app.stage(async (ctx) => {
      const { id: columnId } = await ctx.db
        .selectFrom('library_column')
        .select('id')
        .executeTakeFirstOrThrow()
      const version = { parts }
      await insertReadyMaterial(ctx, {
        kind: 'article',
        title: '长资料',
        columnId,
        sensitivity: 'public',
        version,
      })
    })
    await plan('参观攀枝花')
    const write = () => app.stage((ctx) => writeStale(ctx, 8, 8))
    assert.ok((await write()) > 0)
    assert.equal(await totalOf('攀枝花'), 1, 'a meeting does not wait for all of the material')
    const some = await totalOf('石榴籽')
    assert.ok(some > 0 && some < 12, `${some} of 12`)
    while ((await write()) > 0);
    assert.equal(await totalOf('石榴籽'), 12)
  })

  it('holds what is said in a film, by its subtitles', async () => {
    await app.stage(async (ctx) => {
      const { columnId } = await ctx.db
        .selectFrom('library_column')
        .select('id as columnId')
        .limit(1)
        .executeTakeFirstOrThrow()
      const id = await insertReadyMaterial(ctx, {
        kind: 'video',
        title: '老照片里的故事',
        columnId,
        sensitivity: 'public',
        version: { parts: [] },
      })
      const { versionId } = await ctx.db
        .selectFrom('material_version')
        .where('material_id', '=', id)
        .select('id as versionId')
        .executeTakeFirstOrThrow()
      const { id: fileId } = await keepFile(ctx, {
        bytes: Buffer.from('WEBVTT'),
        name: '字幕.vtt',
        type: 'text/vtt',
      })
      const cues = [{ text: '那年冬天我们在戈壁滩上架起天线' }]
      await insertTrack(ctx, versionId, { kind: 'subtitles', language: 'zh', fileId, cues })
    })
    await index()
    const { rows } = await branch.call.search.find({ text: '戈壁滩 天线' })
    assert.deepEqual(
      rows.map(({ title }) => title.map(({ text }) => text).join('')),
      ['老照片里的故事'],
    )
  })

  it('is found through the index even while the planner knows nothing of the table', async () => {
    const counts = `select attname, attstattarget as target from pg_attribute
      where attrelid = 'search_entry'::regclass and attname in ('words', 'titling', 'text') order by 1`
    const { rows } = await app.world.open.pool.query(counts)
    assert.ok(rows.length === 3 && rows.every(({ target }) => target === 0), JSON.stringify(rows))
  })

  it('says so while much waits', async () => {
    await app.world.open.pool.query(
      `insert into search_stale (source, subject_id) select 'meeting', 100000 + n from generate_series(1, 300) n`,
    )
    const { ready, done } = await branch.call.search.state({})
    assert.ok(!ready && done < 100)
    await index()
    assert.equal((await branch.call.search.state({})).ready, true)
  })
})

describe('Synonyms', () => {
  it('find each other once the department has said so, with an audit line', async () => {
    await plan('赴红旗渠现场教学')
    await index()
    assert.equal(await totalOf('林州研学'), 0)
    const { id } = await top.call.search.synonyms.add({ words: ['红旗渠', '林州研学'] })
    assert.equal(await totalOf('林州研学'), 1)
    await top.call.search.synonyms.change({ id, words: ['红旗渠', '太行研学'] })
    assert.equal(await totalOf('林州研学'), 0)
    assert.equal(await totalOf('太行研学'), 1)
    await top.call.search.synonyms.remove({ id })
    assert.equal(await totalOf('太行研学'), 0)
    const { rows } = await top.call.audit.list({ size: 3 })
    assert.deepEqual(
      rows.map(({ deed }) => deed),
      ['删除同义词', '修改同义词', '增加同义词'],
    )
  })

  it('are not said twice, nor one word for itself, nor by whoever stands below the top', async () => {
    const before = await branch.call.search.synonyms.list({})
    const add = (client: Client, words: string[]) =>
      client.send('POST', '/api/library/search/synonyms', { words })
    assert.equal((await add(top, ['换届', '换届'])).code, 'synonyms-few')
    const known = await add(top, ['换届', '换届选举'])
    assert.equal(known.code, 'synonyms-known')
    assert.match(known.body.message ?? '', /换届选举/)
    assert.equal((await add(top, ['有 空格', '换届'])).status, 400)
    assert.equal((await add(committee, ['甲乙', '丙丁'])).code, 'synonyms-need-whole')
    assert.equal((await add(branch, ['甲乙', '丙丁'])).status, 403)
    assert.equal((await top.send('DELETE', '/api/library/search/synonyms/999999')).status, 404)
    assert.deepEqual(await branch.call.search.synonyms.list({}), before)
  })
})
