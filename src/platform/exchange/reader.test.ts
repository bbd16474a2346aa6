/** A package is read by programs that are not ours: Debian's age and tar open it, OpenSSL proves who signed it. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { after, it } from 'node:test'
import { cardText, fingerprintOf, publicKeyOf } from './card.ts'
import { openExchange } from './exchange.ts'
import type { Entry } from './tar-stream.ts'

const place = mkdtempSync(path.join(tmpdir(), 'zhibu-reader-'))
after(() => rmSync(place, { recursive: true, force: true }))

const opened = (zone: 'intranet' | 'extranet') =>
  openExchange({
    zone,
    exchangeKeyFile: path.join(place, `${zone}.key`),
    exchangeOut: path.join(place, zone, 'out'),
    exchangeIn: path.join(place, zone, 'in'),
    exchangePut: null,
    exchangeToken: null,
  })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

it('A package is opened by age with the key, unpacked by tar, and its signature holds by OpenSSL', async () => {
  const [inside, outside] = [await opened('intranet'), await opened('extranet')]
  const text = Buffer.from('{"title":"公开的学习文章"}')
  const piece = Buffer.alloc(200_000, '文件')
  const entries = [
    { name: 'items/000001.json', bytes: text },
    { name: `files/${sha256(piece)}`, bytes: piece },
  ]
  const signed = inside.sign({
    format: 1,
    from: { zone: 'intranet', fingerprint: fingerprintOf(inside.card) },
    to: { zone: 'extranet', fingerprint: fingerprintOf(outside.card) },
    number: 1,
    previous: null,
    madeAt: '2026-11-29T04:00:00.000Z',
    items: [
      {
        kind: 'materials',
        key: '6a0f6b3c-3c8e-4b0e-9a51-0d3d0c6c9a10',
        name: '公开的学习文章',
        label: 'public',
        gone: false,
        digest: sha256(text),
      },
    ],
    entries: entries.map(({ name, bytes }) => ({ name, bytes: bytes.length, digest: sha256(bytes) })),
    standing: {},
    whole: {},
    receipt: { have: 0, waiting: [], missing: [], standing: {} },
  })
  async function* all(): AsyncGenerator<Entry> {
    yield* entries
  }
  const file = path.join(place, 'package.age')
  await pipeline(
    await inside.seal(signed, all(), outside.card, new Date('2026-11-29T04:00:00Z')),
    createWriteStream(file),
  )

  const { box } = JSON.parse(readFileSync(path.join(place, 'extranet.key'), 'utf8'))
  writeFileSync(path.join(place, 'identity'), `${box}\n`, { mode: 0o600 })
  execFileSync('age', [
    '--decrypt',
    '-i',
    path.join(place, 'identity'),
    '-o',
    path.join(place, 'package.tar'),
    file,
  ])
  execFileSync('tar', ['-xf', path.join(place, 'package.tar'), '-C', place])
  const read = (name: string) => readFileSync(path.join(place, name))
  for (const { name, bytes } of entries) assert.ok(read(name).equals(bytes), name)
  assert.equal(read('manifest.json').toString(), signed.text)

  writeFileSync(path.join(place, 'said'), `zhibu-exchange-package-1\n${read('manifest.json')}`)
  writeFileSync(path.join(place, 'signature'), Buffer.from(read('manifest.sig').toString(), 'base64'))
  writeFileSync(
    path.join(place, 'public.pem'),
    publicKeyOf(inside.card).export({ type: 'spki', format: 'pem' }),
  )
  const verified = execFileSync('openssl', [
    ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', path.join(place, 'public.pem')],
    ...['-in', path.join(place, 'said'), '-sigfile', path.join(place, 'signature')],
  ])
  assert.match(verified.toString(), /Verified Successfully/)

  // The other side's own key opens nothing of it.
  const { box: own } = JSON.parse(readFileSync(path.join(place, 'intranet.key'), 'utf8'))
  writeFileSync(path.join(place, 'other'), `${own}\n`, { mode: 0o600 })
  assert.throws(() => execFileSync('age', ['-d', '-i', path.join(place, 'other'), file], { stdio: 'pipe' }))
  assert.ok(cardText(inside.card).startsWith('zhibu1.intranet.'))
})
