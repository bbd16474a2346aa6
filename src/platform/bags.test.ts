import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { bagOf, faultsOfBag, unzippedBag, zippedBag } from './bags.ts'

const payload = () =>
  new Map([
    ['index.html', Buffer.from('<p>请示</p>')],
    ['正文/01 请示（100%）.pdf', Buffer.from('%PDF-1.7 请示')],
  ])
const bag = () => bagOf(payload(), { 'External-Identifier': 'Z001-WS·2026-Y-0001' }, '2026-11-24')

describe('A bag', () => {
  it('is accepted by coreutils: every file has the digests that its manifests say', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-bag-'))
    for (const [name, bytes] of bag()) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), bytes)
    }
    // A per cent in a name is encoded in the manifest, which sha512sum does not know: the other lines are checked.
    const check = (tool: string, list: string) =>
      spawnSync(tool, ['-c', list], { cwd: folder, encoding: 'utf8' })
    assert.equal(check('sha512sum', 'tagmanifest-sha512.txt').status, 0)
    assert.equal(check('sha256sum', 'tagmanifest-sha256.txt').status, 0)
    assert.match(check('sha512sum', 'manifest-sha512.txt').stdout, /data\/index\.html: OK/)
    rmSync(folder, { recursive: true })
  })

  it('is the same after it was zipped, and tells its identifier and size', async () => {
    const entries = unzippedBag(await zippedBag('Z001-WS·2026-Y-0001', bag()))
    assert.ok(entries)
    assert.deepEqual(faultsOfBag(entries), [])
    const info = entries.get('bag-info.txt')?.toString() ?? ''
    assert.match(
      info,
      /External-Identifier: Z001-WS·2026-Y-0001\nBagging-Date: 2026-11-24\nPayload-Oxum: 28\.2\n/,
    )
  })

  it('names what was changed, taken out or slipped in', () => {
    const changed = bag()
    changed.set('data/index.html', Buffer.from('<p>改过</p>'))
    changed.delete('data/正文/01 请示（100%）.pdf')
    changed.set('data/extra.txt', Buffer.from('x'))
    assert.deepEqual(faultsOfBag(changed), [
      { path: 'data/index.html', fault: 'changed' },
      { path: 'data/正文/01 请示（100%）.pdf', fault: 'missing' },
      { path: 'data/extra.txt', fault: 'unlisted' },
    ])
    assert.deepEqual(faultsOfBag(new Map()), [{ path: 'manifest', fault: 'no-manifest' }])
  })

  it('takes no path that leads out of it', () => {
    assert.throws(
      () => bagOf(new Map([['../x', Buffer.alloc(0)]]), {}, '2026-11-24'),
      /not a path within a bag/,
    )
  })
})
