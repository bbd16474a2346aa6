/** 内外网摆渡, told through two platforms: the intranet and the extranet of one institute. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pdfOf } from '#platform/testing-documents.ts'
import { refusal } from '#src/staging.ts'
import {
  brought,
  joined,
  once,
  publish,
  released,
  revise,
  type Side,
  takenAway,
  twoNetworks,
} from '#src/staging-exchange.ts'

const { inside, outside, close } = await twoNetworks()
after(close)

const titlesOn = async ({ checker }: Side) =>
  (await checker.call.library.list({ size: 200, order: 'shelf' })).rows.map(({ title }) => title)
const readOutside = async (title: string) => {
  const { rows } = await outside.checker.call.library.list({ size: 200, text: title })
  return rows[0] && outside.checker.call.library.get({ id: rows[0].id })
}

describe('Two installations', () => {
  it('know each other by a card, whose fingerprint was read aloud', async () => {
    const there = await outside.checker.call.exchange.state()
    assert.equal(there.zone, 'extranet')
    const { partners } = inside.checker.call.exchange
    const name = '外网平台'
    const code = async (given: { card: string; fingerprint: string }) =>
      (await refusal(partners.join({ name, ...given }))).code
    const own = await inside.checker.call.exchange.state()
    assert.equal(await code({ card: own.card, fingerprint: own.fingerprint }), 'partner-zone')
    assert.equal(await code({ card: there.card, fingerprint: own.fingerprint }), 'partner-fingerprint')
    const changed = there.card.replace(/age1./, 'age1x')
    assert.equal(await code({ card: changed, fingerprint: there.fingerprint }), 'partner-card')
    assert.equal((await refusal(inside.checker.call.exchange.packages.prepare())).code, 'partner-none')
    await joined(inside, outside)
    assert.equal(await code({ card: there.card, fingerprint: there.fingerprint }), 'partner-there')
  })
})

describe('What is public inside', () => {
  let film: number
  before(async () => {
    await publish(inside, { title: '公开的学习文章' })
    await publish(inside, { title: '内部的学习文章', more: { sensitivity: 'internal' } })
    await publish(inside, {
      title: '公开的手册',
      file: { name: '手册.pdf', bytes: await pdfOf(['Xinghe handbook']) },
    })
    const bytes = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(5_000_000, 'film ')])
    film = await publish(inside, { title: '公开的影片', file: { name: '影片.mp4', bytes } })
  })

  it('is listed, read by two people, and only then leaves', async () => {
    await inside.prepare()
    const { openPackageId } = await inside.checker.call.exchange.state()
    const id = openPackageId as number
    const list = await inside.checker.call.exchange.packages.items({ id, text: '公开的', size: 50 })
    assert.deepEqual(list.rows.map(({ name }) => name).sort(), ['公开的学习文章', '公开的影片', '公开的手册'])
    const internal = await inside.checker.call.exchange.packages.items({ id, text: '内部的' })
    assert.equal(internal.total, 0)
    const read = await inside.checker.call.exchange.packages.item({
      id: (list.rows.find(({ name }) => name === '公开的学习文章') as { id: number }).id,
    })
    assert.ok(read.texts.some(({ text }) => text.includes('星河研究院公开的学习文章')))
    assert.ok(!JSON.stringify(read).includes('核对人'), 'nobody who wrote it inside is named outside')

    const { packages } = inside.checker.call.exchange
    assert.equal((await refusal(packages.release({ id }))).code, 'package-moved-on')
    await packages.check({ id })
    assert.equal((await refusal(packages.release({ id }))).code, 'package-own')
    assert.deepEqual(await takenAway(inside), [], 'nothing was written before')
    const { number, state } = await inside.releaser.call.exchange.packages.release({ id })
    assert.deepEqual([number, state], [1, 'released'])
    await inside.app.world.jobs?.drain()
    assert.equal((await packages.get({ id })).state, 'handed')
  })

  it('stands outside with its versions and files, and both sides count the same', async () => {
    await brought(outside, await takenAway(inside))
    await outside.look()
    const titles = await titlesOn(outside)
    for (const title of ['公开的学习文章', '公开的手册', '公开的影片'])
      assert.ok(titles.includes(title), title)
    assert.ok(!titles.includes('内部的学习文章'))
    const handbook = await readOutside('公开的手册')
    assert.equal(handbook?.shown.fileName, '手册.pdf')
    assert.deepEqual(handbook?.shown.parts, [])
    const address = `/api/library/materials/${(await readOutside('公开的影片'))?.id}/file`
    const there = await (await outside.checker.fetch(address)).arrayBuffer()
    const here = await (await inside.checker.fetch(`/api/library/materials/${film}/file`)).arrayBuffer()
    assert.ok(here.byteLength > 5_000_000 && Buffer.from(here).equals(Buffer.from(there)))

    await brought(inside, await takenAway(outside))
    await inside.look()
    const [ours, theirs] = [
      await inside.checker.call.exchange.state(),
      await outside.checker.call.exchange.state(),
    ]
    const [own] = ours.kinds
    assert.equal(own?.agreed, true)
    assert.deepEqual(own?.ours, theirs.kinds[0]?.ours)
    assert.deepEqual(ours.sent, { last: 1, confirmed: 1, toHand: 0 })
    const { rows } = await outside.checker.call.exchange.packages.list({ direction: 'in' })
    const { rows: items } = await outside.checker.call.exchange.packages.items({
      id: (rows[0] as { id: number }).id,
      size: 200,
    })
    assert.deepEqual(
      items.filter(({ outcome }) => outcome !== 'taken').map(({ name, outcome }) => [name, outcome]),
      [],
    )
  })

  it('follows what becomes of it: a new version, another label, a withdrawal', async () => {
    const { rows } = await inside.checker.call.library.list({ text: '公开的', size: 50 })
    const idOf = (title: string) => rows.find((one) => one.title === title)?.id as number
    await revise(inside, idOf('公开的学习文章'), { body: '<p>星河研究院修订过的学习文章，供大家阅读。</p>' })
    await revise(inside, idOf('公开的手册'), { sensitivity: 'internal' })
    await inside.releaser.call.library.desk.withdraw({ id: idOf('公开的影片'), reason: '内部原因' })
    await once(inside, outside)
    const essay = await readOutside('公开的学习文章')
    assert.ok(essay?.shown.bodyHtml?.includes('修订过的'))
    assert.equal(essay?.versions.length, 2)
    const titles = await titlesOn(outside)
    assert.ok(!titles.includes('公开的手册') && !titles.includes('公开的影片'))
    assert.equal((await inside.checker.call.exchange.state()).kinds[0]?.agreed, true)
  })

  it('does not leave when it changed after it was read', async () => {
    const id = await publish(inside, { title: '放行前改过的文章' })
    await inside.prepare()
    const { openPackageId } = await inside.checker.call.exchange.state()
    await inside.checker.call.exchange.packages.check({ id: openPackageId as number })
    await inside.releaser.call.library.desk.withdraw({ id, reason: '不再公开' })
    const { packages } = inside.releaser.call.exchange
    assert.equal((await refusal(packages.release({ id: openPackageId as number }))).code, 'package-stale')
    await packages.discard({ id: openPackageId as number, reason: '内容变了' })
    await inside.prepare()
    assert.equal(await released(inside), null, 'there is nothing new to send')
  })
})
