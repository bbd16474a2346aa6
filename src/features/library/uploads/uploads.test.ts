import assert from 'node:assert/strict'
import { readdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { type Piece, piecesOf, readPieces } from '#platform/stored-pieces.ts'
import { acts, bomb, pdfOf, wordOf, wordWith } from '#platform/testing-documents.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { sweepUploads } from './jobs.ts'
import { pieceBytes } from './rules.ts'

let app: TestApp
let institute: Institute
let editor: Client
let other: Client

before(async () => {
  app = await startTestApp({ jobs: true })
  institute = await app.stage(plantInstitute)
  editor = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
  other = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
})
after(() => app.close())

const begin = (name: string, bytes: number) => editor.send('POST', '/api/library/uploads', { name, bytes })
const append = (id: number, offset: number, bytes: Buffer) =>
  editor.call.library.uploads.append({ id, offset, piece: new File([Uint8Array.from(bytes)], 'piece') })

/** Brings a file as a browser does, and waits until it was looked at. */
async function bring(name: string, bytes: Buffer) {
  const { id } = await editor.call.library.uploads.begin({ name, bytes: bytes.length })
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await append(id, at, bytes.subarray(at, at + pieceBytes))
  await app.world.jobs?.drain()
  return editor.call.library.uploads.get({ id })
}
const digestOf = async (id: number) =>
  (
    await app.world.open.db
      .selectFrom('upload')
      .where('id', '=', id)
      .select('file_digest')
      .executeTakeFirstOrThrow()
  ).file_digest as string
const onDisk = () =>
  readdirSync(app.world.files.place as string, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
const trail = async (action: string) =>
  (await app.world.open.db.selectFrom('audit_entry').where('action', '=', action).selectAll().execute())
    .length

describe('An upload', () => {
  it('comes in pieces, is looked at, and lies sealed in pieces that give back every byte', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(5 * pieceBytes, 'video ')])
    const upload = await bring('党课录像.mp4', film)
    assert.deepEqual([upload.state, upload.offset, upload.kind], ['ready', film.length, 'video'])
    const whole: Piece = { digest: await digestOf(upload.id), bytes: film.length }
    const pieces = await piecesOf(app.world.open.db, whole)
    assert.equal(pieces.length, 6)
    const read: Buffer[] = []
    for await (const piece of readPieces(app.world.files, pieces, pieceBytes - 6, 2 * pieceBytes))
      read.push(piece)
    assert.deepEqual(Buffer.concat(read), film.subarray(pieceBytes - 6, 2 * pieceBytes + 1))
    assert.equal(await trail('upload.begun'), 1)
  })

  it('with a virus in it is turned away though no piece alone shows it, and nothing of it is kept', async () => {
    const mark = 'a word that spreads'
    app.world.scanner = {
      mode: 'on',
      async scan(bytes) {
        const pieces: Uint8Array[] = []
        for await (const piece of bytes) pieces.push(piece)
        return Buffer.concat(pieces).includes(mark) ? { found: 'Test-Signature' } : { clean: true }
      },
    }
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(pieceBytes + 100, 'video ')])
    film.write(mark, pieceBytes - 5)
    const upload = await bring('来历不明.mp4', film)
    app.world.scanner = { mode: 'off', scan: async () => ({ clean: true }) }
    assert.equal(upload.state, 'refused')
    assert.match(upload.reason ?? '', /“来历不明\.mp4”里查出病毒，没有保存/)
  })

  it('of a film has a picture for lists, brought before or after it was looked at', async () => {
    const picture = async (colour: string) => {
      const png = sharp({ create: { width: 800, height: 450, channels: 3, background: colour } }).png()
      return new File([new Uint8Array(await png.toBuffer())], '画面.png')
    }
    const { uploads } = editor.call.library
    const smallOf = async (id: number) =>
      (
        await app.world.open.db
          .selectFrom('kept_file')
          .where('digest', '=', await digestOf(id))
          .select('small_digest')
          .executeTakeFirstOrThrow()
      ).small_digest
    const film = (words: string) => Buffer.from(`\0\0\0\x18ftypisom${words}`)
    const before = await uploads.begin({ name: '先.mp4', bytes: film('one').length })
    await uploads.cover({ id: before.id, file: await picture('#842') })
    await append(before.id, 0, film('one'))
    await app.world.jobs?.drain()
    const small = await smallOf(before.id)
    assert.equal((await sharp(await app.world.files.get(small ?? '')).metadata()).width, 480)
    const after = await bring('后.mp4', film('two'))
    assert.equal(await smallOf(after.id), null)
    await uploads.cover({ id: after.id, file: await picture('#248') })
    assert.notEqual(await smallOf(after.id), null)
    const torn = new File(['torn'], '画面.png')
    await assert.rejects(uploads.cover({ id: after.id, file: torn }), /图片打不开/)
    await assert.rejects(other.call.library.uploads.cover({ id: after.id, file: torn }), /没有找到/)
    const text = await uploads.begin({ name: '讲稿.txt', bytes: 10 })
    await assert.rejects(uploads.cover({ id: text.id, file: await picture('#000') }), /只有视频/)
    await uploads.remove({ id: text.id })
  })

  it('goes on where it stood after the line broke, and takes nothing twice', async () => {
    const text = Buffer.alloc(pieceBytes + 100, '学习 ')
    const { id } = await editor.call.library.uploads.begin({ name: '讲稿.txt', bytes: text.length })
    await append(id, 0, text.subarray(0, pieceBytes))
    await assert.rejects(append(id, 0, text.subarray(0, pieceBytes)), /已收到的内容是 2097152 字节/)
    await assert.rejects(append(id, pieceBytes, text.subarray(0, 99)), /这一段应为 100 字节/)
    assert.equal((await editor.call.library.uploads.get({ id })).offset, pieceBytes)
    assert.equal((await append(id, pieceBytes, text.subarray(pieceBytes))).state, 'checking')
  })

  it('speaks tus: created, asked for its offset, gone on with, ended', async () => {
    const tus = { 'tus-resumable': '1.0.0' }
    const name = Buffer.from('心得.txt').toString('base64')
    const created = await editor.fetch('/api/library/uploads', {
      method: 'POST',
      headers: { ...tus, 'upload-length': '12', 'upload-metadata': `filename ${name},filetype dGV4dA==` },
    })
    assert.equal(created.status, 201)
    const place = created.headers.get('location') ?? ''
    assert.match(place, /^\/api\/library\/uploads\/\d+$/)
    const head = await editor.fetch(place, { method: 'HEAD', headers: tus })
    assert.deepEqual(
      [head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')],
      [200, '0', '12'],
    )
    const patch = { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }
    const sent = await editor.fetch(place, { method: 'PATCH', headers: patch, body: '学习心得' })
    assert.deepEqual([sent.status, sent.headers.get('upload-offset')], [204, '12'])
    const again = await editor.fetch(place, { method: 'PATCH', headers: patch, body: '学习心得' })
    assert.equal(again.status, 409)
    assert.equal((await editor.fetch(place, { method: 'PATCH', headers: tus, body: 'x' })).status, 404)
    assert.equal((await other.fetch(place, { method: 'HEAD', headers: tus })).status, 404)
    assert.equal((await app.visitor.fetch(place, { method: 'HEAD', headers: tus })).status, 401)
    assert.equal((await editor.fetch(place, { method: 'DELETE', headers: tus })).status, 204)
    assert.equal((await editor.fetch(place, { method: 'HEAD', headers: tus })).status, 404)
  })

  it('is one’s own: nobody else finds it, or goes on with it', async () => {
    const { id } = await editor.call.library.uploads.begin({ name: '讲稿.txt', bytes: 3 })
    await assert.rejects(other.call.library.uploads.get({ id }), /没有找到/)
    const piece = new File(['abc'], 'piece')
    await assert.rejects(other.call.library.uploads.append({ id, offset: 0, piece }), /没有找到/)
    assert.deepEqual(await other.call.library.uploads.list(), [])
    const member = await app.as('member', { personId: institute.people.east1.member })
    await assert.rejects(
      member.call.library.uploads.begin({ name: 'a.pdf', bytes: 3 }),
      /没有办理这件事的权限/,
    )
  })
})

describe('What is not taken', () => {
  it('is refused before it is sent: two gigabytes, a program, a drawing that may hold scripts', async () => {
    const before = await editor.call.library.uploads.list()
    const large = await begin('录像.mp4', 2 * 1024 ** 3)
    assert.equal(large.status, 400)
    assert.match(large.body.message ?? '', /“录像.mp4”太大：视频最大 1024 MB。请压缩、分成几份/)
    for (const [name, code] of [
      ['党徽.svg', 'upload-svg'],
      ['网页.html', 'upload-html'],
      ['安装.exe', 'upload-kind'],
      ['资料.zip', 'upload-archive'],
    ] as const)
      assert.equal((await begin(name, 100)).code, code)
    assert.deepEqual(await editor.call.library.uploads.list(), before)
  })

  it('is refused with its first piece when the content is not what the name says', async () => {
    const files = onDisk().length
    for (const [name, content, sentence] of [
      ['照片.jpg', '<svg xmlns="x"><script>alert(1)</script></svg>', /里面其实是网页或 SVG/],
      ['说明.txt', '<!doctype html><script>alert(1)</script>', /里面其实是网页或 SVG/],
      ['课件.pdf', 'MZ\u0090\u0000', /其实是可执行程序/],
      ['照片.png', '%PDF-1.7', /里面其实是PDF 文档/],
    ] as const) {
      const bytes = Buffer.from(content)
      const { id } = await editor.call.library.uploads.begin({ name, bytes: bytes.length })
      await assert.rejects(append(id, 0, bytes), sentence)
      assert.equal((await editor.call.library.uploads.get({ id })).offset, 0)
    }
    assert.equal(onDisk().length, files)
  })

  it('is turned away after a look inside, with the reason and a line in the trail', async () => {
    const turned = await trail('upload.refused')
    for (const [name, bytes, sentence] of [
      ['炸弹.docx', await bomb(), /解压炸弹/],
      ['宏.docx', await wordWith({ 'word/vbaProject.bin': 'x' }), /带有宏/],
      ['名不副实.pptx', await wordOf({ 一: ['二'] }), /不是对应的 Office 文档/],
      ['脚本.pdf', await pdfOf(['a'], acts.script), /会自动运行的脚本.*请用“打印为 PDF”/],
      ['程序.pdf', await pdfOf(['a'], acts.launch), /启动程序/],
      ['夹带.pdf', await pdfOf(['a'], acts.embedded), /夹带了其他文件/],
      ['坏图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]), /图片打不开/],
    ] as const) {
      const { state, reason } = await bring(name, bytes)
      assert.equal(state, 'refused', name)
      assert.match(reason ?? '', sentence)
    }
    assert.equal(await trail('upload.refused'), turned + 7)
    assert.equal(
      (
        await app.world.open.pool.query(
          'select from upload_piece join upload on id = upload_id where state = $1',
          ['refused'],
        )
      ).rowCount,
      0,
    )
  })
})

describe('The text of what was brought', () => {
  const textOf = async (id: number) => {
    const { rows } = await app.world.open.pool.query(
      'select anchor, text from kept_file_part where digest = $1 order by part',
      [await digestOf(id)],
    )
    return rows as { anchor: string; text: string }[]
  }
  it('is taken out page by page', async () => {
    const { id } = await bring('教材.pdf', await pdfOf(['Chapter one', 'Chapter two']))
    assert.deepEqual(await textOf(id), [
      { anchor: 'p1', text: 'Chapter one' },
      { anchor: 'p2', text: 'Chapter two' },
    ])
  })

  it('of the same content is kept once, whoever brings it', async () => {
    const word = await wordOf({ 一: ['同一份'] })
    const [one, two] = [await bring('甲.docx', word), await bring('乙.docx', word)]
    assert.equal(await digestOf(one.id), await digestOf(two.id))
    assert.equal((await textOf(two.id)).length, 1)
  })
})

describe('What was left lying', () => {
  it('for a day is swept away, from the disk too; what bears a name stays', async () => {
    const { id } = await editor.call.library.uploads.begin({ name: '半途.txt', bytes: 2 * pieceBytes })
    await append(id, 0, Buffer.alloc(pieceBytes, '半途而废 '))
    for (const { parentPath, name } of onDisk()) utimesSync(path.join(parentPath, name), 0, 0)
    app.setClock(23 * 60)
    await sweep()
    assert.ok((await left()) > 0)
    app.setClock(2 * 60)
    await sweep()
    assert.equal(await left(), 0)
    assert.equal(onDisk().length, 0)
    assert.equal((await app.world.open.pool.query('select from stored_piece')).rowCount, 0)
    assert.ok((await trail('upload.swept')) > 0)
  })

  const left = async () => (await app.world.open.pool.query('select from upload')).rowCount ?? 0
  async function sweep() {
    await app.stage((ctx) => ctx.later(sweepUploads, {}))
    await app.world.jobs?.drain()
  }
})
