import assert from 'node:assert/strict'
import { createReadStream, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { insertPartner } from '#features/exchange/partners/queries.ts'
import { setReceiptDue } from '#features/exchange/queries.ts'
import { openDatabase } from '#platform/database.ts'
import { fingerprintOf, readCard } from '#platform/exchange/card.ts'
import { writeParts } from '#platform/exchange/parts.ts'
import { systemActor } from '#platform/world.ts'
import { zhibu } from './testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-exchange-cli-'))
const at = (name: string) => path.join(folder, name)
const onSide =
  (zone: string) =>
  (...args: string[]) =>
    zhibu(['exchange', ...args, '--data', at(zone), '--json'], { ZONE: zone })
const [inside, outside] = [onSide('intranet'), onSide('extranet')]

/** Joined as by the page: each knows the other's card. */
async function join(zone: string, own: string, other: string): Promise<void> {
  const open = await openDatabase({ folder: path.join(at(zone), 'database') })
  const card = readCard(other)
  const mine = readCard(own)
  assert.ok(card && mine)
  const ctx = { db: open.db, now: new Date(), actor: systemActor('测试') }
  const print = { fingerprint: fingerprintOf(card), ownFingerprint: fingerprintOf(mine) }
  const id = await insertPartner(ctx, { name: '对方', zone: card.zone, card: other, ...print })
  await setReceiptDue(ctx, id, true)
  await open.close()
}

describe('By the command line, between two machines', () => {
  before(async () => {
    for (const zone of ['intranet', 'extranet']) await zhibu(['init', '--data', at(zone)], { ZONE: zone })
    const cards = [(await inside('status')).json().card, (await outside('status')).json().card]
    await join('intranet', cards[0], cards[1])
    await join('extranet', cards[1], cards[0])
  })
  after(() => rmSync(folder, { recursive: true }))

  it('a package is written to a disc, taken on the other side, known when it comes again', async () => {
    const { written } = (await inside('export', at('disc'))).json()
    assert.deepEqual(readdirSync(at('disc')), ['zhibu-intranet-000001.age'])
    assert.equal(written[0].name, 'zhibu-intranet-000001.age')
    const file = path.join(at('disc'), 'zhibu-intranet-000001.age')
    const first = await outside('import', file)
    assert.deepEqual([first.code, first.json().packages[0].outcome], [0, 'taken'])
    assert.equal((await outside('import', file)).json().packages[0].outcome, 'repeat')
    assert.equal((await outside('status')).json().received.have, 1)
    assert.deepEqual((await inside('export', at('disc2'))).json().written, [], 'it was handed over')
    assert.equal((await inside('export', at('disc2'), '--again')).json().written.length, 1)
    assert.equal((await inside('export', at('disc3'), '--part', '0')).code, 1)
  })

  it('in parts is proven part by part and taken like any other', async () => {
    const whole = path.join(at('disc2'), 'zhibu-intranet-000001.age')
    await writeParts(at('disc2'), 'parts.age', createReadStream(whole), 200)
    rmSync(whole)
    const list = path.join(at('disc2'), 'parts.age.sha256')
    assert.equal((await outside('import', list)).json().packages[0].outcome, 'repeat')
    writeFileSync(path.join(at('disc2'), 'parts.age.002'), 'x')
    const { code, err } = await outside('import', list)
    assert.equal(code, 1)
    assert.match(err, /分卷“parts\.age\.002”与清单的校验码不符/)
  })

  it('what is none is refused with a sentence, and the exit code says so', async () => {
    writeFileSync(at('x.age'), 'no package')
    const { code, err, json } = await outside('import', at('x.age'))
    assert.deepEqual([code, json().packages[0].outcome], [1, 'refused'])
    assert.match(err, /文件打不开/)
    assert.equal((await outside('import', at('none.age'))).code, 1)
  })
})
