/** What comes from the other network is believed in nothing: packages that lie, and what becomes of them. */
import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Card, fingerprintOf, readCard } from '#platform/exchange/card.ts'
import { exchangeKeys } from '#platform/exchange/keys.ts'
import type { Manifest } from '#platform/exchange/manifest.ts'
import { sealPackage, sha256 } from '#platform/exchange/package.ts'
import type { Entry } from '#platform/exchange/tar-stream.ts'
import { pdfOf, wordWith } from '#platform/testing-documents.ts'
import { brought, type Side, sideAlone } from '#src/staging-exchange.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-exchange-'))
const keys = await exchangeKeys(path.join(folder, 'inside.key'), 'intranet')
const strange = await exchangeKeys(path.join(folder, 'strange.key'), 'intranet')
const outside: Side = await sideAlone('extranet')
after(async () => {
  await outside.app.close()
  rmSync(folder, { recursive: true })
})
let own: Card
before(async () => {
  const { call } = outside.checker
  const { zone, signKey, boxKey } = keys.card
  const card = `zhibu1.${zone}.${signKey}.${boxKey}`
  await call.exchange.partners.join({ name: '内网平台', card, fingerprint: fingerprintOf(keys.card) })
  own = readCard((await call.exchange.state()).card) as Card
})

const nothing = sha256('')
const key = '0198c1de-1111-4222-8333-944445555666'
const material = (more: object = {}, version: object = {}) => ({
  code: null,
  kind: 'article',
  title: '公开的文章',
  summary: null,
  shelves: [{ key: 'study', name: '学习资料' }],
  topics: [],
  issuer: null,
  documentNumber: null,
  issuedOn: null,
  effectiveOn: null,
  repealedOn: null,
  replaces: null,
  publishedAt: '2026-11-20T08:00:00.000Z',
  currentVersion: 1,
  versions: [
    {
      ...{
        number: 1,
        title: '公开的文章',
        bodyHtml: '<p>正文</p>',
        fidelity: 'full',
        source: null,
        address: null,
      },
      ...{
        file: null,
        pages: null,
        durationSeconds: null,
        validFrom: null,
        validUntil: null,
        changeNote: null,
      },
      ...{ publishedAt: '2026-11-20T08:00:00.000Z', parts: [], tracks: [] },
      ...version,
    },
  ],
  ...more,
})
const fileOf = (name: string, kind: string, bytes: Buffer) => {
  const digest = sha256(bytes)
  return { name, kind, digest, bytes: bytes.length, pieces: [{ digest, bytes: bytes.length }], cover: null }
}

type Lie = {
  bodies?: unknown[]
  files?: Buffer[]
  manifest?: (honest: Manifest) => Partial<Manifest>
  /** What is packed, instead of what the manifest says. */
  entries?: (honest: Entry[]) => Entry[]
  by?: typeof keys
  to?: Card
}

/** A package as the intranet would make it, but for one lie. */
async function packed({ bodies = [material()], files = [], manifest, entries, by = keys, to = own }: Lie) {
  const texts = bodies.map((body) => Buffer.from(JSON.stringify(body)))
  const honest: Entry[] = [
    ...texts.map((bytes, at) => ({ name: `items/${String(at + 1).padStart(6, '0')}.json`, bytes })),
    ...files.map((bytes) => ({ name: `files/${sha256(bytes)}`, bytes })),
  ]
  const told: Manifest = {
    format: 1,
    from: { zone: 'intranet', fingerprint: fingerprintOf(keys.card) },
    to: { zone: 'extranet', fingerprint: fingerprintOf(own) },
    number: 1,
    previous: null,
    madeAt: '2026-11-24T08:00:00.000Z',
    items: texts.map((bytes, at) => ({
      ...{ kind: 'materials', key: key.replace(/^0/, String(at)), name: '公开的文章' },
      ...{ label: 'public', gone: false, digest: sha256(bytes) },
    })),
    entries: honest.map(({ name, bytes }) => ({ name, bytes: bytes.length, digest: sha256(bytes) })),
    standing: { materials: { count: 1, digest: nothing } },
    whole: {},
    receipt: { have: 0, waiting: [], missing: [], standing: {} },
  }
  const text = JSON.stringify({ ...told, ...manifest?.(told) })
  const signed = { text, signature: signedBy(text, by) }
  async function* all() {
    yield* entries?.(honest) ?? honest
  }
  const pieces: Uint8Array[] = []
  for await (const piece of await sealPackage(signed, all(), to, new Date(0))) pieces.push(piece)
  return Buffer.concat(pieces)
}
/** Signed whatever it says: the other side may be in the hands of somebody else. */
const signedBy = (text: string, { sign: key }: typeof keys) =>
  sign(null, Buffer.from(`zhibu-exchange-package-1\n${text}`), key).toString('base64')

const tables = [
  'material',
  'material_version',
  'stored_file',
  'kept_file',
  'exchange_package',
  'exchange_standing',
]
const held = async () => {
  const { pool } = outside.app.world.open
  const counts = await Promise.all(
    tables.map((table) => pool.query(`select count(*)::int as n from ${table}`)),
  )
  return counts.map(({ rows }) => rows[0].n)
}

/** Laid into the folder and looked at: the code of the refusal, and that nothing of it was kept. */
async function refusedWith(bytes: Buffer): Promise<string> {
  const before = await held()
  await brought(outside, [{ name: 'zhibu-intranet-000001.age', bytes }])
  await outside.look()
  assert.deepEqual(await held(), before, 'something was kept')
  assert.deepEqual(outside.exchange.in.list(), [], 'it still lies there')
  const { rows } = await outside.app.world.open.pool.query(
    'select code from exchange_refusal order by id desc limit 1',
  )
  return rows[0]?.code
}
const lie = async (lie: Lie) => refusedWith(await packed(lie))

describe('A package is refused whole', () => {
  it('when it is not for us, not signed by whom we know, or not from him to us', async () => {
    assert.equal(await lie({ to: strange.card }), 'package-not-ours')
    assert.equal(await lie({ by: strange }), 'package-signature')
    const fingerprint = fingerprintOf(strange.card)
    assert.equal(await lie({ manifest: ({ to }) => ({ to: { ...to, fingerprint } }) }), 'package-other-way')
    assert.equal(
      await lie({ manifest: ({ from }) => ({ from: { ...from, fingerprint } }) }),
      'package-other-way',
    )
  })

  it('when one byte of it is another, it ends early or goes on', async () => {
    const honest = await packed({})
    for (const at of [0, 60, 200, honest.length >> 1, honest.length - 1]) {
      const bytes = Buffer.from(honest)
      bytes[at] = (bytes[at] as number) ^ 1
      assert.match(await refusedWith(bytes), /^package-(?:damaged|not-ours)$/, `byte ${at}`)
    }
    for (const length of [10, 300, honest.length - 20])
      assert.match(
        await refusedWith(honest.subarray(0, length)),
        /^package-(?:damaged|not-ours)$/,
        `${length}`,
      )
    assert.equal(await refusedWith(Buffer.concat([honest, Buffer.from('x')])), 'package-damaged')
  })

  it('when its entries are not those that were signed for: others, more, less, in another order, larger', async () => {
    const two = [material(), material({ title: '第二篇' })]
    const change = (entries: Lie['entries']) =>
      lie({ bodies: two, entries: entries as (honest: Entry[]) => Entry[] })
    assert.equal(await change((all) => all.slice(1)), 'package-damaged')
    assert.equal(await change((all) => all.toReversed()), 'package-damaged')
    assert.equal(await change((all) => [...all, ...all]), 'package-damaged')
    assert.equal(
      await change(([first, ...all]) => [{ ...(first as Entry), name: '../../etc/passwd' }, ...all]),
      'package-damaged',
    )
    assert.equal(
      await change(([first, ...all]) => [{ ...(first as Entry), bytes: Buffer.alloc(900, '{') }, ...all]),
      'package-damaged',
    )
  })

  it('when its list says what no list may say', async () => {
    const items = (change: object) =>
      lie({ manifest: (m) => ({ items: m.items.map((one) => ({ ...one, ...change })) }) })
    assert.equal(await items({ label: 'internal' }), 'package-format')
    assert.equal(await items({ kind: 'siteLinks' }), 'package-owner')
    assert.equal(await items({ kind: 'people' }), 'package-kind')
    assert.equal(await items({ gone: true }), 'package-format')
    assert.equal(await items({ digest: nothing }), 'package-format')
    assert.equal(await items({ more: 1 }), 'package-format')
    assert.equal(await lie({ manifest: (m) => ({ items: [...m.items, ...m.items] }) }), 'package-format')
    assert.equal(await lie({ manifest: () => ({ whole: { siteLinks: [] } }) }), 'package-owner')
    const name = '../secret'
    assert.equal(
      await lie({ manifest: (m) => ({ entries: m.entries.map((one) => ({ ...one, name })) }) }),
      'package-format',
    )
  })

  it('when a record in it says more, or other, than one may', async () => {
    const record = (more: object, version?: object) => lie({ bodies: [material(more, version)] })
    for (const code of [
      await record({ sensitivity: 'internal' }),
      await record({ kind: 'program' }),
      await record({ code: '../../x' }),
      await record({ title: '标题\u202e反向' }),
      await record({ shelves: [] }),
      await record({}, { address: 'javascript:alert(1)' }),
      await record({}, { file: { ...fileOf('../手册.pdf', 'pdf', Buffer.from('x')) } }),
      await record({}, { publishedAt: '昨天' }),
    ])
      assert.equal(code, 'package-record')
  })

  it('when files are missing, come along, or do something', async () => {
    const pdf = await pdfOf(['Xinghe'])
    const doc = (file: object, files: Buffer[]) =>
      lie({ bodies: [material({ kind: 'document' }, { bodyHtml: null, file })], files })
    const good = fileOf('手册.pdf', 'pdf', pdf)
    assert.equal(await doc(good, []), 'package-files')
    assert.equal(await doc(good, [pdf, Buffer.from('stowaway')]), 'package-files')
    assert.equal(await doc({ ...good, bytes: 5 }, [pdf]), 'package-content')
    assert.equal(await doc(fileOf('手册.docx', 'pdf', pdf), [pdf]), 'package-content')
    const macros = await wordWith({ 'word/vbaProject.bin': 'x' })
    assert.equal(await doc(fileOf('手册.docx', 'word', macros), [macros]), 'package-content')
    const program = Buffer.from('MZ program')
    assert.equal(await doc(fileOf('手册.pdf', 'pdf', program), [program]), 'package-content')
    const picture = Buffer.from('<svg onload="alert(1)"/>')
    assert.equal(await doc(fileOf('图.png', 'picture', picture), [picture]), 'package-content')
  })

  it('and each refusal says in a sentence what to do', async () => {
    const { rows, total } = await outside.checker.call.exchange.refusals({ size: 200 })
    assert.ok(total > 30)
    for (const { because } of rows) assert.match(because, /[\u4e00-\u9fff]{8}.*。$/)
  })
})

describe('A package that is taken', () => {
  it('shows nothing that could act, whatever the text inside said', async () => {
    const bodyHtml = '<p onclick="steal()">正文<script>steal()</script><img src="http://x/y.png"></p>'
    await brought(outside, [{ name: 'a.age', bytes: await packed({ bodies: [material({}, { bodyHtml })] }) }])
    await outside.look()
    const { rows } = await outside.checker.call.library.list({ text: '公开的文章' })
    const { shown } = await outside.checker.call.library.get({ id: rows[0]?.id as number })
    assert.equal(shown.bodyHtml, '<p>正文</p>')
  })

  it('is taken once; another one of the same number comes from another history', async () => {
    const forged = await packed({ bodies: [material({ title: '另一篇' })] })
    assert.equal(await refusedWith(forged), 'package-forked')
    const later = await packed({ manifest: () => ({ number: 2, previous: nothing }) })
    assert.equal(await refusedWith(later), 'package-forked')
  })
})
