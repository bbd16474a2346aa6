/** Secrets planted wherever a record or a file can hide them never leave: the packages are opened and searched. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { inflateSync } from 'node:zlib'
import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { identityNumberFor } from '#basics/identity-number.ts'
import { type Card, readCard } from '#platform/exchange/card.ts'
import { archiveOf, pdfOf } from '#platform/testing-documents.ts'
import { readArchive } from '#platform/text/archive.ts'
import { refusal } from '#src/staging.ts'
import { joined, publish, type Side, takenAway, twoNetworks } from '#src/staging-exchange.ts'

const { inside, outside, close } = await twoNetworks()
after(close)

let made = 0
const planted: string[] = []
/** A number of nobody, known to have been planted. */
function secret(): string {
  made += 1
  const number = identityNumberFor({ region: '110105', birth: '1971-03-08', sequence: made })
  planted.push(number)
  return number
}

const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const body = (text: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${text}</w:body></w:document>`
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const rels =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const word = (files: Record<string, string | Buffer> = {}) =>
  archiveOf({
    '[Content_Types].xml': types,
    '_rels/.rels': rels,
    'word/document.xml': body(`<w:p>${run('公开的说明，请大家阅读。')}</w:p>`),
    ...files,
  })
/** A comment at the end of the archive, which no program shows. */
async function commented(text: string): Promise<Buffer> {
  const bytes = await word()
  const comment = Buffer.from(text)
  const end = bytes.lastIndexOf('PK\x05\x06')
  bytes.writeUInt16LE(comment.length, end + 20)
  return Buffer.concat([bytes, comment])
}
const photograph = (text: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { ImageDescription: text, Copyright: text } })
    .jpeg()
    .toBuffer()
const pdf = (change: (pdf: PDFDocument, number: string) => unknown) => {
  const number = secret()
  return pdfOf(['Xinghe'], (one) => change(one, number))
}
const metadata = (one: PDFDocument, number: string) => {
  const xmp = one.context.flateStream(`<x:xmpmeta><dc:creator>${number}</dc:creator></x:xmpmeta>`, {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  one.catalog.set(PDFName.of('Metadata'), one.context.register(xmp))
}

type Given = Parameters<typeof publish>[1]
/** Where it stands, and a material with it. */
const hidden: [where: string, make: () => Promise<Omit<Given, 'title'> & { title?: string }>][] = [
  ['in the title', async () => ({ title: `通知 ${secret()}` })],
  ['in the text', async () => ({ body: `<p>公开的学习文章里有 ${secret()} 一处。</p>` })],
  [
    'in the text, between marks',
    async () => ({ body: `<p>公开文章<strong>${secret().replace(/^(\d{6})/, '$1</strong>')}一处</p>` }),
  ],
  ['in the summary', async () => ({ more: { summary: `摘要 ${secret()}` } })],
  ['in the source', async () => ({ more: { source: `见 ${secret()}` } })],
  ['in the name of a file', async () => ({ file: { name: `${secret()}.docx`, bytes: await word() } })],
  [
    'in a Word document, cut into runs',
    async () => {
      const number = secret()
      const text = `<w:p>${run(number.slice(0, 7))}${run(number.slice(7))}</w:p>`
      return { file: { name: '说明.docx', bytes: await word({ 'word/document.xml': body(text) }) } }
    },
  ],
  [
    'in its properties',
    async () => ({
      file: {
        name: '属性.docx',
        bytes: await word({
          'docProps/core.xml': `<cp:coreProperties><dc:creator>${secret()}</dc:creator></cp:coreProperties>`,
        }),
      },
    }),
  ],
  [
    'in a photograph within it',
    async () => ({
      file: { name: '照片.docx', bytes: await word({ 'word/media/image1.jpg': await photograph(secret()) }) },
    }),
  ],
  [
    'in a document within it',
    async () => ({
      file: {
        name: '套件.docx',
        bytes: await word({
          'word/embeddings/a.xlsx': await archiveOf({ 'xl/a.xml': `<v>${secret()}</v>` }),
        }),
      },
    }),
  ],
  [
    'in the comment of the archive',
    async () => ({ file: { name: '注释.docx', bytes: await commented(secret()) } }),
  ],
  [
    'on a page of a PDF',
    async () => ({ file: { name: '页面.pdf', bytes: await pdfOf([`No ${secret()}`]) } }),
  ],
  [
    'in its Info',
    async () => ({ file: { name: '信息.pdf', bytes: await pdf((one, n) => one.setSubject(n)) } }),
  ],
  [
    'in its Info, in hexadecimal',
    async () => ({
      file: {
        name: '十六进制.pdf',
        bytes: await pdf((one, n) => {
          one.setTitle('x')
          const info = one.context.lookup(one.context.trailerInfo.Info)
          ;(info as unknown as { set(k: PDFName, v: unknown): void }).set(
            PDFName.of('Keywords'),
            PDFHexString.fromText(n),
          )
        }),
      },
    }),
  ],
  ['in its XMP, packed', async () => ({ file: { name: '元数据.pdf', bytes: await pdf(metadata) } })],
  [
    'in the tags of a sound',
    async () => {
      const tag = Buffer.from(`TXXX${secret()}`, 'utf16le')
      const bytes = Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\x01\0'), tag, Buffer.alloc(4000, 1)])
      return { file: { name: '录音.mp3', bytes }, more: { kind: 'audio' } }
    },
  ],
]

/** Every piece that lies in a package, opened on the other side, and whatever lies packed within. */
async function openedOutside(bytes: Buffer): Promise<Buffer[]> {
  const { card } = await inside.checker.call.exchange.state()
  const opened = await outside.exchange.open(ReadableStream.from([bytes]), readCard(card) as Card)
  const found: Buffer[] = [Buffer.from(JSON.stringify(opened.manifest))]
  for await (const entry of opened.entries()) found.push(...(await within(Buffer.from(entry.bytes))))
  return found
}

async function within(bytes: Buffer): Promise<Buffer[]> {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const { files } = await readArchive(bytes, () => true)
    return [bytes, ...(await Promise.all([...files.values()].map(within))).flat()]
  }
  const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)]
  const unpacked = streams.flatMap(([, packed = '']) => {
    try {
      return [inflateSync(Buffer.from(packed, 'latin1'))]
    } catch {
      return []
    }
  })
  return [bytes, ...unpacked]
}

const holds = (bytes: Buffer, text: string) =>
  (['utf8', 'utf16le'] as const).some((encoding) => bytes.includes(Buffer.from(text, encoding))) ||
  bytes
    .toString('utf8')
    .replace(/<[^>]*>/g, '')
    .includes(text) ||
  bytes
    .toString('latin1')
    .toUpperCase()
    .includes(Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase())

const releasedPackage = async (side: Side, id: number) => {
  await side.checker.call.exchange.packages.check({ id })
  await side.releaser.call.exchange.packages.release({ id })
  while (await side.app.world.jobs?.drain());
  return takenAway(side)
}

describe('A secret', () => {
  let id: number
  before(async () => {
    await joined(inside, outside)
    for (const [where, make] of hidden) await publish(inside, { title: `藏在：${where}`, ...(await make()) })
    await publish(inside, { title: '没有秘密的文章' })
    await publish(inside, { title: '照片', file: { name: '照片.jpg', bytes: await photograph(secret()) } })
    await publish(inside, { title: '有电话的文章', body: '<p>欢迎来电 138-0013-8000 咨询参观事宜。</p>' })
    await inside.prepare()
    id = (await inside.checker.call.exchange.state()).openPackageId as number
  })

  it('is found wherever it hides, and what holds it is left out', async () => {
    const { rows } = await inside.checker.call.exchange.packages.items({ id, only: 'held', size: 100 })
    const left = new Set(rows.map(({ name }) => name))
    const missed = hidden.filter(
      ([where]) => ![...left].some((name) => name.endsWith(where) || name.startsWith('通知')),
    )
    assert.deepEqual(
      missed.map(([where]) => where),
      [],
    )
    assert.equal(left.size, hidden.length)
    const put = await refusal(inside.checker.call.exchange.packages.putBack({ id: rows[0]?.id as number }))
    assert.equal(put.code, 'package-never')
    for (const { findings } of rows)
      for (const { excerpt } of findings) assert.ok(!planted.some((one) => excerpt.includes(one)), excerpt)
  })

  it('that somebody must decide on holds up the package until he does', async () => {
    const { packages } = inside.checker.call.exchange
    assert.equal((await refusal(packages.check({ id }))).code, 'package-undecided')
    const { rows } = await packages.items({ id, only: 'undecided' })
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['有电话的文章'],
    )
    const [finding] = rows[0]?.findings ?? []
    await packages.allow({ id: finding?.id as number, reason: '纪念馆公开的参观电话' })
    await packages.check({ id })
    await packages.hold({ id: rows[0]?.id as number, reason: '先核实' })
    assert.equal((await packages.get({ id })).state, 'draft', 'what changed is checked again')
  })

  it('is in no package: not in its list, its texts, its files or what is packed in those', async () => {
    const [file, ...more] = await releasedPackage(inside, id)
    assert.equal(more.length, 0)
    const register = (await inside.app.world.open.pool.query('select name from person')).rows.map(
      ({ name }) => name,
    )
    const pieces = await openedOutside(file?.bytes as Buffer)
    assert.ok(
      pieces.some((one) => one.includes('没有秘密的文章')) &&
        pieces.some((one) => one.includes('JFIF') || one.includes('Exif') || one[0] === 0xff),
    )
    for (const text of [...planted, '138-0013-8000', '核对人', '放行人', '星河研究院委员会', ...register])
      for (const piece of pieces) assert.ok(!holds(piece, text), `${text} stands in it`)
    assert.ok(!file?.bytes.includes('没有秘密'), 'outside of the seal nothing can be read')
  })
})
