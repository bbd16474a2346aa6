import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { Alarm, jsonLog, type LogLine } from './log.ts'
import { getJson } from './outgoing.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'

const lines: string[] = []
const log = jsonLog(
  (line) => lines.push(line),
  () => new Date('2026-11-24T08:00:00Z'),
  () => 'n0000001',
)
const written = (error: unknown): LogLine & { raw: string } => {
  log.error(error, { endpoint: 'people.changes.correct' })
  const raw = lines.at(-1) as string
  return { ...JSON.parse(raw), raw }
}

const planted = {
  name: '欧阳明远',
  pinyin: 'ouyangmingyuan',
  number: '11010519800517123X',
  phone: '13912345678',
}
const secrets = Object.values(planted)
const hidesAll = (text: string) => secrets.filter((one) => text.includes(one))
const caught = async (work: () => unknown): Promise<unknown> => {
  try {
    await work()
  } catch (error) {
    return error
  }
  return assert.fail('nothing went wrong')
}

/** Statements that fail, each with somebody's data in what PostgreSQL says of it. */
const statements: [text: string, values: unknown[]][] = [
  ...secrets.flatMap((secret): [string, unknown[]][] => [
    ['select $1::int', [secret]],
    ['select $1::date', [secret]],
    ['select $1::jsonb', [`{"number": ${secret}`]],
    ['select $1::inet', [secret]],
    [`select '${secret}'::uuid`, []],
    [`select nobody from person where name = '${secret}'`, []],
    [`insert into setting (key, value) values ('${secret}', '1'), ('${secret}', '1')`, []],
    [
      `insert into organization (code, name, kind, path) values ('${secret}', '${secret}', '${secret}', 'x')`,
      [],
    ],
    [`insert into person (name, employee_no) values ('${secret}', null)`, []],
    [`select '${secret}' + 1 / 0`, []],
  ]),
]

const faults: (() => unknown)[] = [
  ...secrets.flatMap((secret) => [
    () => JSON.parse(`{"name": "${secret}`),
    () => readFileSync(`/nowhere/${secret}.pdf`),
    () => new URL(`http://${secret}:x`),
    () => getJson(`http://127.0.0.1:1/${secret}`),
    () => z.object({ phone: z.literal('1') }).parse({ phone: secret, [secret]: 1 }),
    () => createSealing(Buffer.alloc(32)).openBytes(Buffer.from(secret)),
    () => (undefined as unknown as Record<string, object>)[secret],
    () => BigInt(`${secret}号`),
    () => decodeURIComponent(`%ff${secret}`),
    () => {
      throw new Refusal('invalid', 'input-unreadable', { field: secret })
    },
    () => {
      throw new Error(`a\n    at ${secret} (file:///home/${secret}.ts:1:1)\nb`)
    },
    () => {
      throw new AggregateError([new Error(secret)], secret, { cause: new TypeError(secret) })
    },
    () => {
      throw Object.assign(new Error('x'), { name: secret, code: secret, table: secret, constraint: secret })
    },
    () => {
      throw secret
    },
    () => {
      throw { secret }
    },
  ]),
]

describe('The log', () => {
  let open: OpenDatabase
  before(async () => {
    open = await testDatabase()
  })
  after(() => open.close())

  it('holds nobody’s name, number or telephone after a hundred faults of every kind', async () => {
    let met = 0
    for (const [text, values] of statements) {
      const line = written(await caught(() => open.pool.query(text, values)))
      assert.deepEqual(hidesAll(line.raw), [], text)
      assert.match(line.code ?? '', /^[0-9A-Z]{5}$/)
      met += 1
    }
    for (const fault of faults) {
      assert.deepEqual(hidesAll(written(await caught(fault)).raw), [], String(fault))
      met += 1
    }
    assert.equal(met, 100)
  })

  it('tells where in the program it was, what the database names, and the number people are told', async () => {
    const twice = () => open.pool.query(`insert into setting (key, value) values ('${planted.name}', '1')`)
    await twice()
    const line = written(await caught(twice))
    assert.deepEqual(
      [line.at, line.level, line.number, line.endpoint, line.code, line.table, line.constraint],
      [
        '2026-11-24T08:00:00.000Z',
        'error',
        'n0000001',
        'people.changes.correct',
        '23505',
        'setting',
        'setting_pkey',
      ],
    )
    assert.ok(
      line.stack?.some((one) => one.includes('src/platform/log.test.ts:')),
      line.raw,
    )
    assert.ok(
      !line.raw.includes('/work/') && !line.raw.includes('file:'),
      'frames are told as files of the program',
    )
  })

  it('lets no text through, whatever an error says, is called or carries', () => {
    const letters = [...'欧阳明远东一书记ab1379 "\\\n\t（）().:/']
    const text = fc
      .array(fc.constantFrom(...letters), { minLength: 8, maxLength: 40 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const error = Object.assign(new Error(one), { name: one, detail: other, where: other, code: other })
        const told = written(error)
        assert.ok(!told.raw.includes(JSON.stringify(one).slice(1, -1)))
        assert.ok(!told.raw.includes(JSON.stringify(other).slice(1, -1)))
        assert.deepEqual(
          Object.keys(told).filter(
            (key) => !['at', 'level', 'number', 'endpoint', 'name', 'stack', 'raw'].includes(key),
          ),
          [],
        )
      }),
    )
  })

  it('says an alarm in its own words', () => {
    assert.equal(written(new Alarm('审计记录的末尾与上次记下的不符')).text, '审计记录的末尾与上次记下的不符')
    log.info('平台已启动')
    assert.deepEqual(JSON.parse(lines.at(-1) as string), {
      at: '2026-11-24T08:00:00.000Z',
      level: 'info',
      text: '平台已启动',
    })
  })
})
