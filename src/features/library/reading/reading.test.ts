import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { pdfOf } from '#platform/testing-documents.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { insertReadyMaterial } from '../intake/queries.ts'
import { takeUpload } from '../uploads/actions.ts'
import { pieceBytes } from '../uploads/rules.ts'

let app: TestApp
let institute: Institute
let editor: Client
let member: Client
let top: Client
let checker: Client

before(async () => {
  app = await startTestApp({ jobs: true })
  institute = await app.stage(plantInstitute)
  editor = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
  top = await app.as('committee', { organizationId: institute.organizations.root })
  checker = await app.as('politicalWorkDepartment', {
    organizationId: institute.organizations.root,
    name: '审核',
  })
  member = await app.as('member', { personId: institute.people.east1.member })
})
after(() => app.close())

/** A published material with a file, brought as the desk brings it. */
async function material(
  name: string,
  bytes: Buffer,
  version = { parts: [] as { anchor: string; text: string }[] },
) {
  const uploadId = await bring(name, bytes)
  await app.world.jobs?.drain()
  return app.stage(async (ctx) => {
    const upload = await ctx.db
      .selectFrom('upload')
      .where('id', '=', uploadId)
      .selectAll()
      .executeTakeFirstOrThrow()
    const acting = { ...ctx, actor: { ...ctx.actor, accountId: upload.account_id } }
    const file = await takeUpload(acting, uploadId)
    return publish(ctx, name, file.id, version)
  })
}

/** Brings a file, piece by piece. */
async function bring(name: string, bytes: Buffer): Promise<number> {
  const { id: uploadId } = await editor.call.library.uploads.begin({ name, bytes: bytes.length })
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = new File([Uint8Array.from(bytes.subarray(at, at + pieceBytes))], 'piece')
    await editor.call.library.uploads.append({ id: uploadId, offset: at, piece })
  }
  return uploadId
}

type Ctx = Parameters<Parameters<TestApp['stage']>[0]>[0]
async function publish(
  ctx: Ctx,
  title: string,
  fileId: number,
  version: { parts: { anchor: string; text: string }[] },
) {
  const shelf = await ctx.db.selectFrom('library_column').select('id').executeTakeFirstOrThrow()
  const id = await insertReadyMaterial(ctx, {
    kind: 'document',
    title,
    columnId: shelf.id,
    sensitivity: 'public',
    version,
  })
  await newVersion(ctx, id, 2, { file_id: fileId })
  return id
}

async function newVersion(ctx: Ctx, id: number, number: number, more: { file_id?: number; plain?: string }) {
  const made = { made_at: ctx.now, made_by: '测试', published_at: ctx.now }
  await ctx.db
    .insertInto('material_version')
    .values({ material_id: id, number, state: 'published', title: `第${number}版`, ...made, ...more })
    .execute()
  await ctx.db.updateTable('material').set({ current_version: number }).where('id', '=', id).execute()
}

describe('The file of a material', () => {
  it('is given out whole or in parts, for the page to show, never to run', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(2 * pieceBytes, 'video ')])
    const id = await material('党课.mp4', film)
    const ask = (headers: Record<string, string> = {}, query = '') =>
      member.fetch(`/api/library/materials/${id}/file${query}`, { headers })
    const whole = await ask()
    assert.deepEqual([whole.status, whole.headers.get('accept-ranges')], [200, 'bytes'])
    assert.equal(whole.headers.get('content-length'), String(film.length))
    assert.equal(whole.headers.get('content-type'), 'video/mp4')
    assert.match(whole.headers.get('content-disposition') ?? '', /^inline/)
    assert.equal(whole.headers.get('content-security-policy'), "default-src 'none'; sandbox")
    assert.equal(whole.headers.get('x-content-type-options'), 'nosniff')
    assert.deepEqual(Buffer.from(await whole.arrayBuffer()), film)
    const part = await ask({ range: `bytes=${pieceBytes - 2}-${pieceBytes + 1}` })
    assert.equal(part.status, 206)
    assert.equal(
      part.headers.get('content-range'),
      `bytes ${pieceBytes - 2}-${pieceBytes + 1}/${film.length}`,
    )
    assert.deepEqual(Buffer.from(await part.arrayBuffer()), film.subarray(pieceBytes - 2, pieceBytes + 2))
    const beyond = await ask({ range: `bytes=${film.length}-` })
    assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${film.length}`])
    const other = await ask({ range: 'bytes=0-1', 'if-range': '"another"' })
    assert.equal(other.status, 200)
    assert.match((await ask({}, '?save=true')).headers.get('content-disposition') ?? '', /^attachment.*mp4$/)
    assert.equal((await app.visitor.fetch(`/api/library/materials/${id}/file`)).status, 401)
  })

  it('has its text, page by page', async () => {
    const id = await material('教材.pdf', await pdfOf(['Chapter one', 'Chapter two']))
    const { kind, state, parts } = await member.call.library.reading.text({ id })
    assert.deepEqual([kind, state], ['pdf', 'read'])
    assert.deepEqual(
      parts.map(({ anchor, text }) => [anchor, text]),
      [
        ['p1', 'Chapter one'],
        ['p2', 'Chapter two'],
      ],
    )
  })

  it('has a small picture for lists: of a picture, of the first page of a PDF; a film brings its own', async () => {
    const photograph = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#842' } })
      .jpeg()
      .toBuffer()
    const picture = await material('老照片.jpg', photograph)
    const pdf = await material('讲义.pdf', await pdfOf(['Chapter one']))
    const film = await material('录像.mp4', Buffer.from('\0\0\0\x18ftypisom'))
    const { rows } = await member.call.library.list({ size: 200 })
    const marked = (id: number) => rows.find((row) => row.id === id)?.thumbnail
    assert.deepEqual([typeof marked(picture), typeof marked(pdf), marked(film)], ['string', 'string', null])
    const ask = (id: number) => member.fetch(`/api/library/materials/${id}/thumbnail?mark=${marked(id)}`)
    for (const [id, width] of [
      [picture, 480],
      [pdf, 360],
    ] as const) {
      const small = await ask(id)
      assert.deepEqual([small.status, small.headers.get('content-type')], [200, 'image/webp'])
      assert.match(small.headers.get('cache-control') ?? '', /immutable/)
      assert.equal((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width, width)
    }
    assert.equal((await ask(film)).status, 404)
    const { db } = app.world.open
    await db.updateTable('material').set({ sensitivity: 'internal' }).where('id', '=', picture).execute()
    assert.equal((await ask(picture)).headers.get('cache-control'), 'no-store')
    await db.updateTable('material').set({ sensitivity: 'sensitive' }).where('id', '=', picture).execute()
    assert.equal((await ask(picture)).status, 404)
  })

  it('whose text could not be had says why, and is tried again when asked', async () => {
    const id = await material('讲稿.txt', Buffer.from('第一讲'))
    await app.world.open.pool.query(
      `update kept_file set text_state = 'failed', text_fault = 'document-heavy' where type = 'text/plain'`,
    )
    const failed = await member.call.library.reading.text({ id })
    assert.deepEqual([failed.state, failed.reason?.slice(0, 5)], ['failed', '文件太复杂'])
    await member.call.library.reading.retry({ id })
    await app.world.jobs?.drain()
    assert.equal((await member.call.library.reading.text({ id })).state, 'read')
  })

  it('is registered at the desk as what it is, and its text is led to once it is published', async () => {
    const uploadId = await bring('学习提纲.pdf', await pdfOf(['Outline of the meeting']))
    const [column] = await editor.call.library.columns({})
    const asked = {
      uploadId,
      title: '学习提纲',
      columnId: column?.id as number,
      sensitivity: 'public' as const,
    }
    const begin = (kind: 'document' | 'video') => editor.call.library.desk.create({ ...asked, kind })
    assert.equal((await refusal(begin('document'))).code, 'upload-not-ready')
    await app.world.jobs?.drain()
    assert.equal((await refusal(begin('video'))).code, 'material-file-unfit')
    const { id, fileName } = await begin('document')
    assert.equal(fileName, '学习提纲.pdf')
    assert.deepEqual(await editor.call.library.uploads.list({}), [])

    await app.world.open.pool.query(`update kept_file set text_state = 'waiting'`)
    assert.equal((await refusal(editor.call.library.desk.submit({ id }))).code, 'material-file-reading')
    await app.world.open.pool.query(`update kept_file set text_state = 'read'`)
    await editor.call.library.desk.submit({ id })
    await checker.call.library.desk.publish({ id })
    const { state, parts } = await member.call.library.reading.text({ id })
    assert.deepEqual([state, parts.map(({ text }) => text)], ['read', ['Outline of the meeting']])
    // What search and citations lead to.
    const { rows } = await app.world.open.pool.query(
      `select part.anchor, part.text, version.plain from material_text part
      join material_version version on version.id = part.version_id where version.material_id = $1`,
      [id],
    )
    assert.deepEqual(rows, [
      { anchor: 'p1', text: 'Outline of the meeting', plain: 'Outline of the meeting' },
    ])
  })

  it('is taken once, and only when it was looked at', async () => {
    const { id } = await editor.call.library.uploads.begin({ name: '讲稿.txt', bytes: 3 })
    const upload = await app.world.open.db
      .selectFrom('upload')
      .where('id', '=', id)
      .selectAll()
      .executeTakeFirstOrThrow()
    await assert.rejects(
      app.stage((ctx) => takeUpload({ ...ctx, actor: { ...ctx.actor, accountId: upload.account_id } }, id)),
      (error: { code?: string }) => error.code === 'upload-not-ready',
    )
  })
})

describe('What is a reader’s own', () => {
  it('remembers where he left, for him alone', async () => {
    const id = await material('读到一半.txt', Buffer.from('第一章 总则\n一'))
    await member.call.library.reading.keepPosition({ id, part: 12, place: 0.5 })
    await member.call.library.reading.keepPosition({ id, part: 13, place: 0.25 })
    assert.deepEqual((await member.call.library.reading.own({ id })).position, { part: 13, place: 0.25 })
    assert.equal((await top.call.library.reading.own({ id })).position, null)
  })

  it('keeps favourites at hand until they are put back', async () => {
    const id = await material('收藏.txt', Buffer.from('好文章'))
    await member.call.library.reading.favour({ id, favourite: true })
    await member.call.library.reading.favour({ id, favourite: true })
    assert.deepEqual(
      (await member.call.library.reading.favourites()).map(({ title }) => title),
      ['收藏.txt'],
    )
    assert.deepEqual(await top.call.library.reading.favourites(), [])
    await member.call.library.reading.favour({ id, favourite: false })
    assert.equal((await member.call.library.reading.own({ id })).favourite, false)
  })

  it('notes a passage in words that nobody else reads, whatever his office, nor the database', async () => {
    const id = await material('笔记.txt', Buffer.from('党支部是党的基础组织'))
    const passage = { id, part: 1, from: 0, to: 3, quote: '党支部', words: '想想我们支部' }
    const note = await member.call.library.notes.make(passage)
    assert.equal(note.words, '想想我们支部')
    for (const client of [top, editor]) {
      assert.deepEqual(await client.call.library.notes.list({}), [])
      assert.deepEqual((await client.call.library.reading.own({ id })).notes, [])
      await assert.rejects(
        client.call.library.notes.change({ id: note.id, colour: 'red', words: '改' }),
        /没有找到/,
      )
      await assert.rejects(client.call.library.notes.remove({ id: note.id }), /没有找到/)
    }
    const { rows } = await app.world.open.pool.query('select words_sealed from reading_note where id = $1', [
      note.id,
    ])
    assert.ok(!rows[0].words_sealed.includes(Buffer.from('支部')))
    assert.equal(
      (await app.world.open.pool.query("select from audit_entry where before::text || after::text ~ '想想'"))
        .rowCount,
      0,
    )
    await member.call.library.notes.change({ id: note.id, colour: 'green', words: null })
    assert.deepEqual(
      (await member.call.library.notes.list({ text: '党支部' })).map(({ colour, words }) => [colour, words]),
      [['green', null]],
    )
    assert.deepEqual(await member.call.library.notes.list({ text: '别的' }), [])
    const sheet = await member.fetch('/api/library/notes.xlsx')
    assert.equal(sheet.status, 200)
    await member.call.library.notes.remove({ id: note.id })
    assert.deepEqual((await member.call.library.reading.own({ id })).notes, [])
  })

  it('says of a note whether its passage is still there', async () => {
    const parts = [{ anchor: 's1', text: '旧的一句。' }]
    const id = await material('换版.txt', Buffer.from('旧的一句。'), { parts })
    const note = await member.call.library.notes.make({ id, part: 1, from: 0, to: 4, quote: '旧的一句' })
    const standing = async () =>
      (await member.call.library.notes.list({ text: '旧的' })).find((one) => one.id === note.id)?.standing
    assert.equal(await standing(), 'there')
    await app.stage((ctx) => newVersion(ctx, id, 3, { plain: '前面加了一句。旧的一句。' }))
    assert.equal(await standing(), 'there')
    await app.stage((ctx) => newVersion(ctx, id, 4, { plain: '全改了。' }))
    assert.equal(await standing(), 'gone')
    await app.world.open.db
      .updateTable('material')
      .set({ sensitivity: 'sensitive' })
      .where('id', '=', id)
      .execute()
    assert.equal(await standing(), 'closed')
  })

  it('is not to be had of a material that one may not read', async () => {
    const id = await material('内部.txt', Buffer.from('内部'))
    await app.world.open.db
      .updateTable('material')
      .set({ sensitivity: 'sensitive' })
      .where('id', '=', id)
      .execute()
    const { reading, notes } = member.call.library
    for (const asked of [
      () => reading.text({ id }),
      () => reading.own({ id }),
      () => reading.keepPosition({ id, part: 1, place: 0 }),
      () => reading.favour({ id, favourite: true }),
      () => notes.make({ id, part: 0, from: 0, to: 1, quote: '内' }),
    ])
      await assert.rejects(asked(), /没有找到/)
    assert.equal((await member.fetch(`/api/library/materials/${id}/file`)).status, 404)
  })
})
