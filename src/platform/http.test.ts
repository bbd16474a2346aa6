import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'
import type { Actor } from './context.ts'
import { Refusal } from './errors.ts'
import { feature } from './feature.ts'
import { openFiles } from './files.ts'
import { createHttp, type Gate } from './http.ts'
import { words as httpWords } from './http-words.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'
import type { World } from './world.ts'

const Setting = z.object({ key: z.string(), value: z.number() })
const contract = {
  hello: endpoint
    .meta({ permission: 'public' })
    .route({ method: 'GET', path: '/hello' })
    .output(z.object({ name: z.string() })),
  keep: endpoint
    .meta({ permission: 'notes.keep' })
    .route({ method: 'POST', path: '/notes' })
    .input(
      z.object({ key: z.string().min(2), value: z.number(), fail: z.enum(['refuse', 'break']).optional() }),
    )
    .output(Setting),
  sneak: endpoint
    .meta({ permission: 'notes.keep' })
    .route({ method: 'GET', path: '/notes/sneak' })
    .output(z.object({})),
  leak: endpoint
    .meta({ permission: 'notes.keep' })
    .route({ method: 'GET', path: '/notes/leak' })
    .output(z.object({ shown: z.string() })),
  file: endpoint
    .meta({ permission: 'notes.keep', download: true })
    .route({ method: 'GET', path: '/notes.txt' })
    .input(z.object({ lines: z.number().int().default(2), refusedAt: z.number().int().optional() }))
    .output(fileOutput),
  countTries: endpoint
    .meta({ permission: 'public', ownTransactions: true })
    .route({ method: 'POST', path: '/tries' })
    .output(z.object({})),
}

const notes = feature({
  name: 'notes',
  contract,
  words: { 'no-good': ({ key }) => `“${key}”不行，请换一个。` },
  powers: { 'notes.keep': ['branch'] },
  actions: {
    hello: async ({ actor }) => ({ name: actor.name }),
    keep: async (ctx, { key, value, fail }) => {
      await ctx.db
        .insertInto('setting')
        .values({ key, value: JSON.stringify(value) })
        .execute()
      ctx.record({ action: 'note.kept', subject: { kind: 'note', id: key }, after: { value } })
      if (fail === 'refuse') throw new Refusal('conflict', 'no-good', { key })
      if (fail === 'break') throw new Error('a bug')
      return { key, value }
    },
    sneak: async (ctx) => {
      await ctx.db.insertInto('setting').values({ key: 'sneaked', value: '1' }).execute()
      return {}
    },
    leak: async () => ({ shown: '看得见', secret: '看不见' }) as { shown: string },
    file: async (_, { lines, refusedAt }) => ({
      name: '名单.txt',
      type: 'text/plain',
      stream: async function* (read) {
        for (let line = 0; line < lines; line++) {
          await read(async (db) => {
            if (line === refusedAt) throw new Refusal('not-found', 'not-found')
            await db.selectFrom('setting').select('key').execute()
          })
          yield Buffer.from(`第${line + 1}行\n`)
        }
      },
    }),
    countTries: async (ctx) => {
      await ctx.transaction(async ({ db, record }) => {
        await db.insertInto('setting').values({ key: 'tries', value: '1' }).execute()
        record({ action: 'tried', subject: { kind: 'note', id: 'tries' } })
      })
      throw new Refusal('forbidden', 'not-permitted')
    },
  },
})

const open = await testDatabase()
after(() => open.close())
const sealing = createSealing(Buffer.alloc(32, 1))
const bugs: unknown[] = []
const world: World = {
  open,
  sealing,
  files: openFiles(mkdtempSync(path.join(tmpdir(), 'zhibu-http-')), sealing),
  clock: () => new Date('2026-11-24T08:00:00Z'),
  jobs: null,
  address: 'http://zhibu.test',
  zone: 'intranet',
  demo: false,
  log: { info: () => {}, error: (bug) => `n${bugs.push(bug)}` },
  addressOf: () => '10.0.0.1',
}
const actor = (name: string): Actor => ({
  accountId: null,
  personId: null,
  name,
  sessionId: null,
  newPasswordNeeded: name === 'new',
  grants: [],
  acting: [],
  permissions: [],
  from: { ip: '10.0.0.1', agent: '' },
})
const gate: Gate = {
  whoIs: async (_, { cookie, bearer }) => ((cookie ?? bearer) ? actor(cookie ?? bearer ?? '') : null),
  admit: (actor) => (actor.name === 'secretary' ? { actor, reach: { paths: ['1.'], personId: null } } : null),
  visitor: () => actor('访客'),
}
const app = createHttp([notes], world, gate, { ...httpWords, ...notes.words }, (field) =>
  field === 'key' ? '按键' : null,
)
const ask = (method: string, address: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(`/api${address}`, {
    method,
    body: body ? JSON.stringify(body) : undefined,
    headers: { 'content-type': 'application/json', ...headers },
  })
const as = (name: string) => ({ cookie: `zhibu_session=${name}` })
// biome-ignore lint/suspicious/noExplicitAny: the body of a refusal, looked into by the tests
const bodyOf = async (response: Response): Promise<any> => response.json()
const kept = async (key: string) =>
  (await open.db.selectFrom('setting').where('key', '=', key).selectAll().execute()).length
const trail = async (id: string) =>
  (await open.db.selectFrom('audit_entry').where('subject_id', '=', id).selectAll().execute()).length

describe('A request', () => {
  it('of nobody reaches what is public, and is asked to sign in elsewhere', async () => {
    assert.deepEqual(await (await ask('GET', '/hello')).json(), { name: '访客' })
    const refused = await ask('POST', '/notes', { key: 'aa', value: 1 })
    assert.equal(refused.status, 401)
    assert.match((await bodyOf(refused)).message, /重新登录/)
  })

  it('without the permission is refused before its input is even read', async () => {
    const refused = await ask('POST', '/notes', { key: 1 }, as('member'))
    assert.equal(refused.status, 403)
    assert.match((await bodyOf(refused)).message, /切换身份/)
  })

  it('of somebody who must change the password first is told so', async () => {
    assert.equal(
      (await bodyOf(await ask('POST', '/notes', { key: 'aa', value: 1 }, as('new')))).data.code,
      'new-password-needed',
    )
  })

  it('that does what it should leaves the deed and its audit line together', async () => {
    assert.deepEqual(await (await ask('POST', '/notes', { key: 'good', value: 7 }, as('secretary'))).json(), {
      key: 'good',
      value: 7,
    })
    assert.deepEqual([await kept('good'), await trail('good')], [1, 1])
  })

  it('that is refused half-way leaves nothing, and says why in its sentence', async () => {
    const refused = await ask('POST', '/notes', { key: 'refused', value: 7, fail: 'refuse' }, as('secretary'))
    assert.equal(refused.status, 409)
    assert.equal((await bodyOf(refused)).message, '“refused”不行，请换一个。')
    assert.deepEqual([await kept('refused'), await trail('refused')], [0, 0])
  })

  it('that meets a bug leaves nothing, tells a number and hides the rest', async () => {
    const broken = await ask('POST', '/notes', { key: 'broken', value: 7, fail: 'break' }, as('secretary'))
    const { message } = await bodyOf(broken)
    assert.equal(broken.status, 500)
    assert.match(message, /编号 n1/)
    assert.doesNotMatch(message, /a bug/)
    assert.equal(bugs.length, 1)
    assert.deepEqual([await kept('broken'), await trail('broken')], [0, 0])
  })

  it('with unreadable input names the field', async () => {
    const refused = await ask('POST', '/notes', { key: 'x', value: 7 }, as('secretary'))
    assert.equal(refused.status, 400)
    const { message, data } = await bodyOf(refused)
    assert.equal(data.facts.field, 'key')
    assert.match(message, /（按键）：至少 2 个字。请修改/)
  })

  it('that cannot be read at all is refused in words like any other', async () => {
    const json = 'application/json'
    for (const [type, body] of [
      [json, '{"key":'],
      [json, '['.repeat(9000)],
      ['multipart/form-data', 'x'],
    ]) {
      const headers = { 'content-type': type, ...as('secretary') } as Record<string, string>
      const refused = await app.request('/api/notes', { method: 'POST', headers, body: body as string })
      const { code, message, data } = await bodyOf(refused)
      assert.deepEqual([refused.status, code, data.code], [400, 'INVALID', 'body-unreadable'])
      assert.match(message, /读不出来.*什么也没有改动/)
    }
  })

  it('with what no column can hold names the field', async () => {
    const refused = await ask('POST', '/notes', { key: 'nul\u0000l', value: 7 }, as('secretary'))
    assert.equal(refused.status, 400)
    assert.match((await bodyOf(refused)).message, /（按键）：有不能保存的字符。请修改/)
  })

  it('that comes too often is answered by how long to wait, changes nothing, and is counted by the endpoint’s name', async () => {
    const counted: [string | undefined, number][] = []
    const metrics = { answered: (name?: string, status = 0) => counted.push([name, status]) } as never
    const limited = createHttp(
      [notes],
      {
        ...world,
        metrics,
        rates: { take: async (_, { actor }) => (actor?.name === 'secretary' ? 90 : null) },
      },
      gate,
      httpWords,
      () => null,
    )
    const sent = { method: 'POST', body: JSON.stringify({ key: 'often', value: 1 }) }
    const headers = { 'content-type': 'application/json', ...as('secretary') }
    const refused = await limited.request('/api/notes', { ...sent, headers })
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '90'])
    assert.match((await bodyOf(refused)).message, /没有改动任何内容。请等 2 分钟后再试/)
    assert.equal(await kept('often'), 0)
    assert.equal((await limited.request('/api/hello?name=张三')).status, 200)
    assert.deepEqual(counted, [
      [undefined, 429],
      ['notes.hello', 200],
    ])
  })

  it('that is longer than any form is refused before it is read', async () => {
    const refused = await ask('POST', '/notes', { key: 'x'.repeat(5_000_000), value: 1 }, as('secretary'))
    assert.equal(refused.status, 413)
    const { message, data } = await bodyOf(refused)
    assert.equal(data.code, 'body-too-large')
    assert.match(message, /超过 4 MB，没有保存/)
  })

  it('of a stranger may hardly say anything, whatever kind of form it is', async () => {
    const long = 'x'.repeat(1_100_000)
    for (const kind of ['application/json', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': kind, 'content-length': String(long.length) }
      const answer = await app.request('http://zhibu.test/api/notes', { method: 'POST', headers, body: long })
      assert.equal(answer.status, 401)
      assert.equal((await bodyOf(answer)).data.code, 'signed-out')
    }
  })

  it('that only reads cannot write', async () => {
    const refused = await ask('GET', '/notes/sneak', undefined, as('secretary'))
    assert.equal(refused.status, 500)
    assert.equal(await kept('sneaked'), 0)
  })

  it('gets nothing that the contract does not promise', async () => {
    assert.deepEqual(await (await ask('GET', '/notes/leak', undefined, as('secretary'))).json(), {
      shown: '看得见',
    })
  })

  it('from another site is refused', async () => {
    for (const origin of ['http://evil.test', 'null', 'nonsense']) {
      const headers = { ...as('secretary'), origin, host: 'zhibu.test' }
      assert.equal((await ask('POST', '/notes', { key: 'evil', value: 1 }, headers)).status, 403)
    }
    assert.equal(await kept('evil'), 0)
  })

  it('for a file gets it piece by piece under its Chinese name', async () => {
    const file = await ask('GET', '/notes.txt?lines=3', undefined, as('secretary'))
    assert.equal(await file.text(), '第1行\n第2行\n第3行\n')
    assert.match(file.headers.get('content-disposition') ?? '', /%E5%90%8D%E5%8D%95\.txt/)
    assert.equal((await ask('GET', '/notes.txt', undefined, as('member'))).status, 403)
  })

  it('for a file whose first reading is refused is refused, and the trail says nothing of it', async () => {
    const taken = async () =>
      (await open.pool.query(`select from audit_entry where action = 'file.taken'`)).rowCount
    const before = await taken()
    const refused = await ask('GET', '/notes.txt?refusedAt=0', undefined, as('secretary'))
    assert.deepEqual([refused.status, (await bodyOf(refused)).data.code], [404, 'not-found'])
    assert.equal(await taken(), before)
    const broken = await ask('GET', '/notes.txt?refusedAt=1', undefined, as('secretary'))
    assert.deepEqual([broken.status, await taken()], [200, Number(before) + 1])
    await assert.rejects(broken.text())
  })

  it('with transactions of its own keeps what they did, though it is refused', async () => {
    assert.equal((await ask('POST', '/tries')).status, 403)
    assert.deepEqual([await kept('tries'), await trail('tries')], [1, 1])
  })
})
