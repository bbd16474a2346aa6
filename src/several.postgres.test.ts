/**
 * Three servers on one PostgreSQL and one folder of files, each a process of its own: whoever is sent to another with
 * every request does not notice, and what comes once comes once.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { setPassword } from '#features/accounts/passwords/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { hashPassword } from '#platform/passwords.ts'
import { realDatabase } from '#platform/testing.ts'
import { act, systemActor } from '#platform/world.ts'
import { findingsIn } from './kills/findings.ts'
import { type Ground, openPlace, plantGround } from './kills/ground.ts'
import { deedsIn, emptyLedger, setUp, startGateway, startWork } from './kills/load.ts'
import { Platform, toMorning } from './kills/platform.ts'

const password = 'Xinghe-2026-nov'
const members = 500
/** More than the work below asks. */
const perMinute = 60_000
const json = { 'content-type': 'application/json' }

describe('Three servers on one database', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-several-'))
  const shift = toMorning()
  const clock = () => new Date(Date.now() + shift)
  const ledger = emptyLedger()
  let open: Awaited<ReturnType<typeof realDatabase>>
  let gateway: Awaited<ReturnType<typeof startGateway>>
  let ground: Ground
  let platform: Platform
  let place: { folder: string; url: string }

  before(async () => {
    open = await realDatabase()
    place = { folder, url: open.pool.options.connectionString as string }
    // None of them finds a key, a folder or a queue: all of them make what is not there, at once.
    platform = new Platform(place, shift, 3, { ZHIBU_RATE_PER_MINUTE: String(perMinute) })
    await platform.start()
    ground = await plantGround(place, clock, members)
    gateway = await startGateway(ledger)
    await setUp(platform, ground, gateway.address)
  })
  after(async () => {
    await platform?.kill()
    gateway?.server.close()
    await open?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const rows = async <Row>(text: string, values: unknown[] = []) =>
    (await open.pool.query(text, values)).rows as Row[]

  async function account(username: string) {
    const { world, close } = await openPlace(place, clock)
    try {
      const hash = await hashPassword(password)
      await act(world, { actor: systemActor('测试'), reach: everywhere }, async (ctx) => {
        const asked = {
          username,
          personId: null,
          name: username,
          passwordHash: null,
          mustChangePassword: false,
        }
        await setPassword(ctx, (await insertAccount(ctx, asked)).id, hash, false)
      })
    } finally {
      await close()
    }
  }
  const enter = (at: number, username: string, secret = password) => {
    const body = JSON.stringify({ username, password: secret })
    return platform.ask(at, '/api/session', { method: 'POST', headers: json, body })
  }

  it('a session begun at one is a session at the others, and ended at one it is ended everywhere at once', async () => {
    await account('wanderer')
    const cookie = (await enter(0, 'wanderer')).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const statuses = () =>
      Promise.all(
        [0, 1, 2].map(async (at) => (await platform.ask(at, '/api/account', { headers: { cookie } })).status),
      )
    assert.deepEqual(await statuses(), [200, 200, 200])
    const left = await platform.ask(1, '/api/session', { method: 'DELETE', headers: { cookie } })
    assert.equal(left.status, 200)
    assert.deepEqual(await statuses(), [401, 401, 401])
  })

  it('whoever spreads his guesses over them has no more of them', async () => {
    await account('guessed')
    const answers = []
    for (let guess = 0; guess < 12; guess++) answers.push(await enter(guess % 3, 'guessed', `guess-${guess}`))
    const codes = await Promise.all(answers.map(async (one) => ((await one.json()) as Refused).data?.code))
    assert.deepEqual([...new Set(codes.slice(0, 4))], ['wrong-credentials'])
    assert.deepEqual([...new Set(codes.slice(5))], ['username-locked'])
    for (const at of [0, 1, 2]) assert.equal((await enter(at, 'guessed')).status, 403)
  })

  it('whoever spreads what he asks over them may ask as often as of one', async () => {
    const token = ground.members.at(-1) as string
    const headers = { cookie: `zhibu_session=${token}` }
    const ask = (at: number) => platform.ask(at % 3, '/api/inbox/standing', { headers })
    await ask(0)
    // So often already in this minute.
    await open.pool.query(
      'update request_rate set points = $1 where key = (select $2 || id from account_session where token_hash = $3)',
      [perMinute - 20, 'session:', tokenHash(token)],
    )
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => ask(at)))
    assert.equal(answers.filter(({ status }) => status === 200).length, 20)
    const refused = answers.filter(({ status }) => status === 429)
    assert.equal(refused.length, 30)
    assert.ok(Number(refused[0]?.headers.get('retry-after')) > 0)
  })

  it('a page open on one hears at once what is done at another', async () => {
    const headers = { cookie: `zhibu_session=${ground.secretary}` }
    const response = await platform.ask(1, '/api/inbox/live', { headers })
    const reader = response.body?.getReader()
    const heard = async (what: RegExp) => {
      for (let text = ''; !what.test(text); ) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        assert.ok(!done, text)
        text += Buffer.from(value as Uint8Array).toString()
      }
    }
    const { unread } = await platform.as(ground.secretary, { at: 2 }).messages.inbox.standing()
    await heard(new RegExp(`"unread":${unread}\\b`))
    const asked = { organizationId: ground.institute.organizations.east1, text: '请审批。' }
    const matter = { ...asked, title: '别处办的事', requestKey: randomUUID() }
    await platform.as(ground.starter, { at: 0 }).approvals.matters.start(matter)
    const began = performance.now()
    await heard(new RegExp(`"unread":${unread + 1}\\b`))
    const ms = performance.now() - began
    assert.ok(ms < 5000, `heard after ${ms.toFixed(0)} ms`)
    await reader?.cancel()
  })

  it('what is set at one holds at the others at once', async () => {
    const { east1 } = ground.institute.organizations
    for (const [at, code] of [
      [0, '东区甲支'],
      [1, '东区乙支'],
      [2, '东区一支'],
    ] as const) {
      await platform.as(ground.top, { at }).documents.numbers.setCode({ id: east1, code })
      for (const other of [0, 1, 2]) {
        const { documents } = platform.as(ground.top, { at: other })
        assert.equal((await documents.numbers.code({ id: east1 })).code, code)
      }
    }
  })

  it('numbers drawn at three at once are each drawn once, and none is missing', async () => {
    const { east1 } = ground.institute.organizations
    const draft = async (at: number) => {
      const { documents } = platform.as(ground.top, { at: at % 3 })
      const values = { matter: `购置设备${at}`, body: '拟购置设备。' }
      const { id } = await documents.draft({ templateKey: 'request-general', organizationId: east1, values })
      await documents.change({
        id,
        signatory: '东一书记',
        contactName: '东一干事',
        contactPhone: '010-12345678',
      })
      return id
    }
    const drafts = await Promise.all(Array.from({ length: 24 }, (_, at) => draft(at)))
    const issued = await Promise.all(
      drafts.map((id, at) =>
        platform.as(ground.top, { at: at % 3 }).documents.issue({ id, issuedOn: ground.today }),
      ),
    )
    assert.equal(new Set(issued.map(({ number }) => number)).size, drafts.length)
    const drawn = await rows<{ n: number }>(
      'select number_sequence as n from official_document where number is not null order by 1',
    )
    assert.deepEqual(
      drawn.map(({ n }) => Number(n)),
      drafts.map((_, at) => at + 1),
    )
  })

  it('five hundred sign in to a meeting through all of them, pressing twice: each is counted once', async () => {
    const { east1 } = ground.institute.organizations
    const { meetings, attendance } = platform.as(ground.top)
    const plan = { organizationId: east1, kind: 'themeDay' as const, plannedOn: ground.today }
    const { id } = await meetings.plan({ ...plan, title: '大会' })
    const code = async () => (await attendance.code({ id })).address.split('/').at(-1) ?? ''
    const pressed = async (token: string, at: number) => {
      const asked = { code: await codes(Math.floor(at / 60)) }
      const answers = await Promise.all(
        [at, at + 1].map((server) => platform.as(token, { at: server % 3 }).attendance.signIn(asked)),
      )
      return answers.filter(({ already }) => !already).length
    }
    // The code changes every half minute; sixty at a time read the same one.
    const read: Promise<string>[] = []
    const codes = (group: number) => (read[group] ??= code())
    const hall = ground.members.slice(0, -1)
    const first: number[] = []
    for (let from = 0; from < hall.length; from += 60)
      first.push(
        ...(await Promise.all(hall.slice(from, from + 60).map((token, at) => pressed(token, from + at)))),
      )
    assert.deepEqual([...new Set(first)], [1], 'of two presses one is the first')
    const [counted] = await rows<{ signed: number; people: number; lines: number }>(
      `select count(*)::int as signed, count(distinct person_id)::int as people,
        (select count(*)::int from audit_entry where action = 'meeting.signedIn' and subject_id = $1::text) as lines
        from meeting_sign_in where meeting_id = $1::int`,
      [id],
    )
    assert.deepEqual(counted, { signed: hall.length, people: hall.length, lines: hall.length })
  })

  it('the same deed sent to all of them at once is done once, and all answer the same', async () => {
    const key = randomUUID()
    const honour = {
      title: '优秀党员',
      level: '院级' as const,
      awardedOn: '2026-07-01',
      awardedBy: '星河研究院党委',
    }
    const id = ground.institute.people.east1.member
    const answers = await Promise.all(
      [0, 1, 2, 0, 1, 2].map((at) =>
        platform.as(ground.top, { at, key }).people.dossier.addHonour({ id, ...honour }),
      ),
    )
    assert.equal(new Set(answers.map((one) => JSON.stringify(one))).size, 1)
    assert.equal((await rows(`select from honour where title = '优秀党员'`)).length, 1)
  })

  it('one is killed in the middle of work: the others go on, nothing is lost and nothing is done twice', async () => {
    const finish = startWork(platform, { ...ground, members: ground.members.slice(0, 8) }, ledger)
    const done = async (more: number) => {
      const enough = deedsIn(ledger) + more
      while (deedsIn(ledger) < enough) await wait(5)
    }
    for (const at of [0, 1, 2]) {
      await done(3)
      await wait(Math.random() * 300)
      await platform.kill(at)
      // Nobody waits for the one that is gone.
      await done(3)
      await platform.start(at)
    }
    await finish()
    assert.ok(ledger.affairs.length > 0 && ledger.documents.length > 0 && ledger.signIns.length > 0)
    await settled()
    const { world, close } = await openPlace(place, clock)
    try {
      assert.deepEqual(await findingsIn(world, ledger), [])
    } finally {
      await close()
    }
  })

  it('none of them stands in the way of another: no job failed but those of whoever was killed', async () => {
    const failed = await rows<{ name: string; output: { message?: string } }>(
      `select name, output from pgboss.job where output::text not like '%heartbeat timeout%'`,
    )
    assert.deepEqual(failed, [])
  })

  /** Nothing waits that somebody's deed asked for; what comes by the clock never ends. */
  async function settled(): Promise<void> {
    for (let left = 1; left > 0; await wait(left ? 200 : 0)) {
      const waiting = await rows<{ n: number }>(
        `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active')
          and data <> '{}' and name not like '\\_\\_pgboss%' and start_after <= now()`,
      )
      left = waiting[0]?.n ?? 0
    }
  }

  it('what comes by the clock comes once each minute, whichever of them does it', async () => {
    const times = () =>
      rows<{ minute: string; n: number }>(
        `select date_trunc('minute', created_on)::text as minute, count(*)::int as n from pgboss.job
          where name = 'audit.forward' group by 1 order by 1`,
      )
    const already = (await times()).length
    while ((await times()).length < already + 1) await wait(500)
    const later = (await times()).slice(1)
    assert.ok(later.length > 0)
    for (const { minute, n } of later) assert.equal(n, 1, `${n} times in the minute ${minute}`)
  })
})

type Refused = { data?: { code: string } }
