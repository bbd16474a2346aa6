/** The whole way by phone, through a message centre that none of us wrote: Debian's Kannel. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { smppNames, troubledEdge, type UnderWay } from '#platform/messaging/testing-edge.ts'
import { isKannelHere, startKannel } from '#platform/messaging/testing-kannel.ts'
import { stageSms } from '#src/staging-sms.ts'
import { startTestApp, type TestApp } from '#src/testing.ts'
import { effects } from './jobs.ts'

const skip = isKannelHere()
  ? false
  : 'no message centre here: apt-get install -y kannel libnet-smpp-perl, and it is tried'
const password = 'geheim'
const ours = '10690001'

let app: TestApp
let stage: Awaited<ReturnType<typeof stageSms>>
let centre: Awaited<ReturnType<typeof startKannel>>
let edge: Awaited<ReturnType<typeof troubledEdge>>

async function begin(): Promise<void> {
  centre = await startKannel(password)
  edge = await troubledEdge(centre.port)
  app = await startTestApp({ clock: '2026-11-24T01:00:00Z', jobs: true })
  stage = await stageSms(app)
  await stage.agreeBySms()
  await stage.department.call.messages.channels.set({
    channel: 'sms',
    enabled: true,
    adapter: 'smpp',
    settings: {
      signature: '支部',
      host: '127.0.0.1',
      port: edge.port,
      systemId: 'zhibu',
      systemType: '',
      source: ours,
      withCountry: false,
    },
    secret: password,
    perMinute: 600,
    perNumberHour: 100,
    price: 0,
    reason: '接短信中心',
  })
  await stage.run()
}

/** Until it is so; meanwhile our work is done, or (`idle`) waits. */
async function until(what: () => boolean | Promise<boolean>, idle = false): Promise<void> {
  const tooLate = performance.now() + 60_000
  while (!(await what())) {
    assert.ok(performance.now() < tooLate, `did not come: ${what}`)
    await wait(25)
    if (!idle) await stage.run()
  }
}

const heard = (words: string) =>
  centre.phone.heard.filter(({ to, text }) => to === stage.number && text.includes(words))
const says = (text: string) => centre.phone.says(text, stage.number, ours)
const counts = (words: string) => heard(words).length
const lineIsUp = async () => {
  const { channels } = await stage.department.call.messages.channels.list()
  return channels.find(({ channel }) => channel === 'sms')?.health?.state === 'ready'
}

/** An affair that waits for him, with the code as it stands on his phone. */
async function waiting() {
  await stage.enter()
  const { affair } = await stage.waiting()
  await until(() => counts(`编号${affair.id}，`) > 0)
  const [message] = heard(`编号${affair.id}，`)
  return { affair, code: /回1 (\d{6})/.exec(message?.text ?? '')?.[1] ?? 'none' }
}

async function statusOf(affair: { id: number }) {
  const { rows } = await stage.department.call.messages.deliveries.list({ text: '西一党员', size: 50 })
  return rows.filter(({ text }) => text.includes(`编号${affair.id}，`)).map(({ status }) => status)
}

const attempted = async () => (await stage.department.call.approvals.sms.attempts.list({})).total

/** The time to take it back goes by, and more: what takes effect has. */
async function pass(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    app.setClock(11)
    await app.stage((ctx) => ctx.later(effects, {}))
    await stage.run()
  }
}

/** What became of an affair: how it stands, and what was decided by phone. */
async function decided(affair: { id: number }) {
  await stage.enter()
  const { status, timeline } = await stage.open(stage.branch, affair)
  return { status, byPhone: timeline.map(({ words }) => words).filter((words) => words.includes('短信')) }
}
const approvedOnce = { status: 'approved', byPhone: ['同意（短信）'] }

describe('A decision by phone through a real message centre', () => {
  before(() => (skip ? undefined : begin()))
  after(async () => {
    await app?.close()
    await edge?.close()
    await centre?.close()
  })

  it('goes out, is told to have arrived, is answered, and takes effect', { skip }, async () => {
    const { affair, code } = await waiting()
    await until(async () => (await statusOf(affair))[0] === 'delivered')
    const [message] = heard(`编号${affair.id}，`)
    assert.equal(message?.from, ours)
    assert.match(message?.text ?? '', /^【支部】您有1项待审批/)
    says(`1 ${code}`)
    await until(() => counts('意见已收到') === 1)
    assert.equal((await decided(affair)).status, 'running')
    await pass()
    assert.deepEqual(await decided(affair), approvedOnce)
    assert.equal(counts(`编号${affair.id}，`), 1)
  })

  it('lost on the way: the answer to what we sent does not come, and it is not sent a second time', {
    skip,
  }, async () => {
    const lines = edge.lines()
    edge.trouble((said) => (said.command === smppNames.submitted ? said.cut() : said.pass()))
    const { affair, code } = await waiting()
    edge.calm()
    assert.deepEqual(await statusOf(affair), ['unknown'])
    await until(lineIsUp)
    assert.ok(edge.lines() > lines)
    const before = counts('意见已收到')
    says(`1 ${code}`)
    await until(() => counts('意见已收到') === before + 1)
    await pass()
    assert.deepEqual(await decided(affair), approvedOnce)
    assert.equal(counts(`编号${affair.id}，`), 1)
  })

  it('lost on the way: what the phone said, and then our word that we have it; it is told again and counts once', {
    skip,
  }, async () => {
    const { affair, code } = await waiting()
    await until(async () => (await statusOf(affair))[0] === 'delivered')
    const [before, lines] = [counts('意见已收到'), edge.lines()]
    const attempts = await attempted()
    const losses = new Set<number>([smppNames.delivered, smppNames.taken])
    let kept = 0
    edge.trouble((said) => {
      if (losses.delete(said.command)) return said.cut()
      if (said.command === smppNames.taken) kept += 1
      said.pass()
    })
    says(`1 ${code}`)
    await until(() => kept === 1, true)
    edge.calm()
    assert.equal(edge.lines(), lines + 2)
    await until(() => counts('意见已收到') === before + 1)
    await pass()
    assert.deepEqual(await decided(affair), approvedOnce)
    assert.equal(counts('意见已收到'), before + 1)
    assert.equal(await attempted(), attempts + 1)
  })

  it('everything doubled: sent once, answered once, in effect once', { skip }, async () => {
    edge.trouble((said) => {
      said.pass()
      if (said.command === smppNames.delivered || said.command === smppNames.submitted) said.pass()
    })
    const { affair, code } = await waiting()
    await until(async () => (await statusOf(affair))[0] === 'delivered')
    const before = counts('意见已收到')
    const attempts = await attempted()
    says(`1 ${code}`)
    await until(() => counts('意见已收到') > before)
    await pass()
    edge.calm()
    assert.equal(await attempted(), attempts + 1)
    assert.deepEqual(await decided(affair), approvedOnce)
    assert.equal(counts('意见已收到'), before + 1)
    assert.equal(counts(`编号${affair.id}，`), 1)
  })

  it('in another order: it is told to have arrived before we know its name', { skip }, async () => {
    const held: UnderWay[] = []
    edge.trouble((said) => {
      if (said.command === smppNames.submitted) return held.push(said)
      said.pass()
      if (said.command === smppNames.taken) for (const one of held.splice(0)) one.pass()
    })
    const { affair } = await waiting()
    await until(async () => (await statusOf(affair))[0] === 'delivered')
    edge.calm()
    assert.equal(counts(`编号${affair.id}，`), 1)
  })

  it('in another order, and late: of two that contradict each other, what reaches us first counts', {
    skip,
  }, async () => {
    const { affair, code } = await waiting()
    await until(async () => (await statusOf(affair))[0] === 'delivered')
    const before = counts('意见已收到')
    const held: UnderWay[] = []
    edge.trouble((said) => {
      if (said.command !== smppNames.delivered) return said.pass()
      if (!said.body.includes(`1 ${code}`)) return said.pass()
      held.push(said)
    })
    says(`1 ${code}`)
    await until(() => held.length === 1)
    says(`2 ${code} not complete`)
    await until(() => counts('意见已收到') === before + 1)
    await pass()
    for (const one of held) one.pass()
    edge.calm()
    await until(() => counts('此码已用过') === 1)
    await pass()
    assert.deepEqual(await decided(affair), { status: 'declined', byPhone: ['不同意（短信）'] })
  })
})
