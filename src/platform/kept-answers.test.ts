import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import type { Actor } from './context.ts'
import { Refusal } from './errors.ts'
import { feature } from './feature.ts'
import { openFiles } from './files.ts'
import { createHttp, type Gate } from './http.ts'
import { words as httpWords } from './http-words.ts'
import { keptAnswersEnding } from './kept-answers.ts'
import { letGoOf } from './retention.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'
import type { World } from './world.ts'

const keep = endpoint.meta({ permission: 'notes.keep' }).output(z.object({ number: z.number() }))
const contract = {
  keep: keep
    .route({ method: 'POST', path: '/notes' })
    .input(z.object({ value: z.string(), refuse: z.boolean().default(false) })),
  attach: keep
    .route({ method: 'POST', path: '/notes/{id}/files' })
    .input(z.object({ id: z.number(), files: z.file() })),
  begin: endpoint
    .meta({ permission: 'session' })
    .route({ method: 'POST', path: '/begin' })
    .output(z.object({ number: z.number() })),
}

let done = 0
const notes = feature({
  name: 'notes',
  contract,
  words: {},
  powers: {},
  actions: {
    keep: async ({ record }, { value, refuse }) => {
      done += 1
      record({ action: 'note.kept', subject: { kind: 'note', id: value } })
      if (refuse && done < 1000) throw new Refusal('conflict', 'not-now')
      return { number: done }
    },
    attach: async () => ({ number: ++done }),
    begin: async () => ({ number: ++done }),
  },
})

const open = await testDatabase()
after(() => open.close())
before(async () => {
  for (const name of ['wang', 'li'])
    await open.pool.query(
      `insert into account (username, name, created_at, must_change_password) values ($1, $1, now(), false)`,
      [name],
    )
})
const sealing = createSealing(Buffer.alloc(32, 1))
let now = new Date('2026-11-24T08:00:00Z')
const world: World = {
  open,
  sealing,
  files: openFiles(mkdtempSync(path.join(tmpdir(), 'zhibu-kept-')), sealing),
  clock: () => now,
  jobs: null,
  address: 'http://zhibu.test',
  zone: 'intranet',
  demo: false,
  log: { info: () => {}, error: (bug) => String(bug) },
  addressOf: () => '10.0.0.1',
}
let reach = { paths: ['1.'], personId: null as number | null }
const nobody: Actor = {
  accountId: null,
  personId: null,
  name: '访客',
  sessionId: null,
  newPasswordNeeded: false,
  grants: [],
  acting: [],
  permissions: [],
  from: { ip: '10.0.0.1', agent: '' },
}
const gate: Gate = {
  whoIs: async (_, { cookie }) => ({ ...nobody, accountId: cookie === 'wang' ? 1 : 2, name: cookie ?? '' }),
  admit: (actor) => ({ actor, reach }),
  visitor: () => nobody,
}
const app = createHttp([notes], world, gate, httpWords, () => null)

async function send(address: string, body: object | FormData, key: string, name = 'wang') {
  const response = await app.request(`/api${address}`, {
    method: 'POST',
    body: body instanceof FormData ? body : JSON.stringify(body),
    headers: {
      ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      cookie: `zhibu_session=${name}`,
      'idempotency-key': key,
    },
  })
  // biome-ignore lint/suspicious/noExplicitAny: looked into by the tests
  const said = (await response.json()) as any
  return { status: response.status, number: said.number as number, code: said.data?.code as string }
}
let keys = 0
const newKey = () => `key-of-a-test-${String(++keys).padStart(4, '0')}`
const trail = async (id: string) =>
  (await open.db.selectFrom('audit_entry').where('subject_id', '=', id).selectAll().execute()).length

describe('A deed that its sender named', () => {
  it('is done once, and answered the second time as the first', async () => {
    const key = newKey()
    const first = await send('/notes', { value: 'once' }, key)
    const again = await send('/notes', { value: 'once' }, key)
    assert.deepEqual([first.status, again], [200, first])
    assert.equal(await trail('once'), 1)
    assert.notEqual((await send('/notes', { value: 'once' }, newKey())).number, first.number)
  })

  it('is done once when both arrive together', async () => {
    const key = newKey()
    const both = await Promise.all([1, 2, 3].map(() => send('/notes', { value: 'together' }, key)))
    assert.equal(new Set(both.map(({ number }) => number)).size, 1)
    assert.equal(await trail('together'), 1)
  })

  it('that was refused is decided anew', async () => {
    const key = newKey()
    assert.equal((await send('/notes', { value: 'later', refuse: true }, key)).code, 'not-now')
    done = 1000
    assert.equal((await send('/notes', { value: 'later', refuse: true }, key)).status, 200)
    assert.equal(await trail('later'), 1)
  })

  it('is nobody else’s: the same key of another account is another deed', async () => {
    const key = newKey()
    const mine = await send('/notes', { value: 'mine' }, key)
    const other = await send('/notes', { value: 'mine' }, key, 'li')
    assert.equal(other.status, 200)
    assert.notEqual(other.number, mine.number)
  })

  it('does not lend its key to another deed, nor its answer to whoever reaches less by now', async () => {
    const key = newKey()
    await send('/notes', { value: 'this' }, key)
    assert.equal((await send('/notes', { value: 'that' }, key)).code, 'idempotency-key-used')
    const before = reach
    reach = { paths: [], personId: null }
    assert.equal((await send('/notes', { value: 'this' }, key)).code, 'idempotency-key-used')
    reach = before
    assert.equal((await send('/notes', { value: 'this' }, key)).status, 200)
    assert.equal(await trail('that'), 0)
  })

  it('with files is known by what is in them', async () => {
    const form = (text: string) => {
      const one = new FormData()
      one.set('files', new File([text], '照片.png'))
      return one
    }
    const key = newKey()
    const first = await send('/notes/1/files', form('a'), key)
    assert.deepEqual(await send('/notes/1/files', form('a'), key), first)
    assert.equal((await send('/notes/1/files', form('b'), key)).code, 'idempotency-key-used')
    assert.equal((await send('/notes/2/files', form('a'), key)).code, 'idempotency-key-used')
  })

  it('has a name of letters, digits and hyphens', async () => {
    for (const key of ['short', 'x'.repeat(65), 'with spaces in it ok'])
      assert.equal((await send('/notes', { value: 'x' }, key)).code, 'idempotency-key-unreadable')
  })

  it('keeps its answer sealed, and for as long as it is told', async () => {
    const key = newKey()
    const { number } = await send('/notes', { value: 'sealed' }, key)
    const of = () => open.pool.query('select answer from kept_answer where key = $1', [key])
    const [row] = (await of()).rows
    assert.doesNotMatch(Buffer.from(row.answer).toString('latin1'), /number/)
    assert.deepEqual(JSON.parse(sealing.open(row.answer)), { number })
    now = new Date('2026-12-25T08:00:00Z')
    const after = (days: number) =>
      letGoOf(
        open.db,
        {
          rule: 'answers',
          ending: keptAnswersEnding,
          before: new Date(now.getTime() - days * 86_400_000),
          now,
        },
        100,
      )
    await after(40)
    assert.equal((await of()).rows.length, 1)
    await after(30)
    assert.equal((await of()).rows.length, 0)
  })

  it('is left alone where it is about sessions: what opens one is never kept', async () => {
    const key = newKey()
    const first = await send('/begin', {}, key)
    assert.notEqual((await send('/begin', {}, key)).number, first.number)
    assert.equal((await open.pool.query('select from kept_answer where key = $1', [key])).rows.length, 0)
  })
})
