import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { CipherName } from '../ciphers.ts'
import { inTransaction, type OpenDatabase } from '../database.ts'
import { openFiles } from '../files.ts'
import type { JobWorld } from '../jobs.ts'
import { type KeyRing, ringWith, withNewKey } from '../key-ring.ts'
import { createSealing } from '../sealing.ts'
import { testDatabase } from '../testing.ts'
import { places } from './places.ts'
import { countSealed, reseal } from './walk.ts'

describe('The places where something sealed lies', () => {
  let open: OpenDatabase
  before(async () => {
    open = await testDatabase()
  })
  after(() => open.close())

  // What is no secret, or is one that only has to be compared.
  const never = /[._](?:key|hash|digest|certificate|chain|asked)$/
  it('are every column of bytes but keys, digests and certificates', async () => {
    const { rows } = await open.pool.query<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea' and column_name <> 'previous_hash' order by 1`,
    )
    const wanted = rows.map(({ place }) => place).filter((place) => !never.test(place))
    const known = new Set(places.map(({ table, column }) => `${table}.${column}`))
    assert.deepEqual(
      wanted.filter((place) => !known.has(place)),
      [],
      'add it to src/platform/resealing/places.ts',
    )
    const there = new Set(rows.map(({ place }) => place))
    assert.deepEqual([...known].filter((place) => !there.has(place)).sort(), [
      'person_change.after',
      'person_change.before',
      'proposal.after',
    ])
  })

  it('and wherever the program writes what it sealed as text', () => {
    const asText = globSync('src/{features,platform,demo}/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/seal(?:Bytes)?\([^\n]*\)\.toString\('(base64|hex)'\)/g)].map(
          () => file,
        ),
      )
    // Proposals and the record's lines stand in the list; the others are on their way into a column of bytes.
    assert.deepEqual([...new Set(asText)].sort(), [
      'src/demo/accounts.ts',
      'src/demo/helping.ts',
      'src/features/master-data/rows/queries.ts',
      'src/features/master-data/takings/queries.ts',
      'src/features/people/entries/actions.ts',
      'src/features/people/proposals/actions.ts',
      'src/features/people/unsealed/actions.ts',
    ])
  })
})

describe('After a key was added', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-reseal-'))
  const first = ringWith(Buffer.alloc(32, 3))
  const second = withNewKey(first, '2026-11-29', [])
  const number = '11010519491231002X'
  const old = createSealing(first)
  let open: OpenDatabase
  let file: string
  before(async () => {
    open = await testDatabase()
    const phone = old.seal('13800138000').toString('base64')
    await open.pool.query(
      `insert into person (employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date, political_status,
          employment, education, occupation, identity_number_sealed, identity_number_key)
        values ('1001', '张三', 'zhang san', 'zs', 'male', '01', '1949-12-31', 'masses', 'retired', '10', 'retired', $1, $2)`,
      [old.seal(number), old.keyOf(number)],
    )
    await open.pool.query(
      `insert into proposal (person_id, field, after, explanation, proposed_at, proposed_by)
         select id, 'phone', '${phone}', '换号', now(), 1 from person;
       insert into proposal (person_id, field, after, explanation, proposed_at, proposed_by)
         select id, 'nativePlace', '山东青岛', '漏登', now(), 1 from person;
       insert into person_change (person_id, kind, before, after, reason, source, recorded_at, recorded_by)
         select id, 'correct', '{"sealed": {"phone": ""}}', '{"sealed": {"phone": "${phone}"}, "values": {"a": 1}}',
           '换号', 'test', now(), '测试' from person, generate_series(1, 450)`,
    )
    await open.pool.query(
      'insert into certificate_authority (certificate, key_sealed, made_at) values ($1, $2, now())',
      [Buffer.from('证书'), old.sealBytes(Buffer.from('私钥'))],
    )
    file = await openFiles(folder, old).put(Buffer.from('一个文件'))
  })
  after(async () => {
    await open.close()
    rmSync(folder, { recursive: true })
  })

  const worldWith = (ring: KeyRing, cipher: CipherName = 'aes') => {
    const sealing = createSealing(ring, { cipher })
    const ctx = { sealing, files: openFiles(folder, sealing) }
    const run = (work: (given: never) => Promise<unknown>) =>
      inTransaction(open.db, {}, (db) => work({ ...ctx, db } as never))
    return { sealing, files: ctx.files, world: { transaction: run, read: run } as unknown as JobWorld }
  }
  const firstOf = async (statement: string) => (await open.pool.query(statement)).rows[0]

  it('everything is sealed with it, and opens to what it was', async () => {
    const { world, sealing, files } = worldWith(second)
    assert.deepEqual(await countSealed(world), [{ key: 1, cipher: 'aes', values: 453, files: 1 }])
    assert.deepEqual(await reseal(world), { values: 453, files: 1, failed: [] })
    assert.deepEqual(await countSealed(world), [{ key: 2, cipher: 'aes', values: 453, files: 1 }])
    const person = await firstOf('select identity_number_sealed as sealed from person')
    assert.equal(sealing.open(person.sealed), number)
    assert.equal((await files.get(file)).toString(), '一个文件')
    const proposal = await firstOf(`select after from proposal where field = 'phone'`)
    assert.equal(sealing.open(Buffer.from(proposal.after, 'base64')), '13800138000')
    const { after } = await firstOf('select after from person_change')
    assert.equal(sealing.open(Buffer.from(after.sealed.phone, 'base64')), '13800138000')
    assert.deepEqual(after.values, { a: 1 })
    assert.equal((await firstOf(`select after from proposal where field = 'nativePlace'`)).after, '山东青岛')
  })

  it('somebody is still found by his number', async () => {
    const { sealing } = worldWith(second)
    const found = await open.pool.query('select name from person where identity_number_key = $1', [
      sealing.keyOf(number),
    ])
    assert.deepEqual(found.rows, [{ name: '张三' }])
  })

  it('a key of a seal is bound to its certificate: beside another it does not open', async () => {
    const { sealing } = worldWith(second)
    const { sealed } = await firstOf('select key_sealed as sealed from certificate_authority')
    const [use] = places.flatMap(({ table, use }) => (table === 'certificate_authority' && use ? [use] : []))
    assert.equal(sealing.openBytes(sealed, use?.of(Buffer.from('证书'))).toString(), '私钥')
    assert.throws(() => sealing.openBytes(sealed, use?.of(Buffer.from('别的证书'))))
  })

  it('there is nothing left to do, and then all of it goes over to SM4', async () => {
    assert.deepEqual(await reseal(worldWith(second).world), { values: 0, files: 0, failed: [] })
    const { world, sealing, files } = worldWith(second, 'sm4')
    assert.deepEqual(await reseal(world), { values: 453, files: 1, failed: [] })
    assert.deepEqual(await countSealed(world), [{ key: 2, cipher: 'sm4', values: 453, files: 1 }])
    const person = await firstOf('select identity_number_sealed as sealed from person')
    assert.equal(sealing.open(person.sealed), number)
    assert.equal((await files.get(file)).toString(), '一个文件')
  })

  it('what does not open stays as it is and is named, and the rest is done', async () => {
    const broken = createSealing(Buffer.alloc(32, 9)).seal('x')
    await open.pool.query(`update person set phone_sealed = $1`, [broken])
    const place = path.join(folder, file.slice(0, 2), file)
    const bytes = readFileSync(place)
    writeFileSync(place, Buffer.concat([bytes, Buffer.from('x')]))
    const { values, files, failed } = await reseal(worldWith(second).world)
    assert.deepEqual([values, files, failed.length], [453, 0, 2])
    assert.match(failed.join(), /person\.phone_sealed .*files\//)
    assert.deepEqual((await firstOf('select phone_sealed as sealed from person')).sealed, broken)
    writeFileSync(place, bytes)
  })
})
