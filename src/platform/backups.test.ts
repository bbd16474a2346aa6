import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { isRecipient, type KeyPair, newKeyPair, readIdentities, recipientOf } from './backup/age.ts'
import { doApart } from './backup/apart.ts'
import { drillBackup } from './backup/drill.ts'
import { checkBackup, filesInto, keysIn, restoreBackup } from './backup/restoring.ts'
import { failureOf, type Task } from './backup/task.ts'
import { writeBackup } from './backup/writing.ts'
import { openBackups } from './backups.ts'
import type { OpenDatabase } from './database.ts'
import { Refusal } from './errors.ts'
import { openFiles } from './files.ts'
import { rememberKey } from './key.ts'
import { fingerprintOf } from './key-ring.ts'
import { createSealing } from './sealing.ts'
import { testDatabase } from './testing.ts'

const now = new Date('2026-11-24T08:00:00Z')
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const urlOf = ({ kind, pool }: OpenDatabase) =>
  kind === 'postgres' ? String(pool.options.connectionString) : null

const data = mkdtempSync(path.join(tmpdir(), 'zhibu-backups-'))
const secret = randomBytes(32)
const sealing = createSealing(secret)
const files = openFiles(path.join(data, 'files'), sealing)
const [keyFile, anchorKeyFile] = [path.join(data, 'sealing.key'), path.join(data, 'anchor.key')]
const keyFiles = [
  { name: 'sealing.key', file: keyFile },
  { name: 'anchor.key', file: anchorKeyFile },
]
const words = '一段谁也不该读到的会议记录'
let source: OpenDatabase
let photo: string
let mine: KeyPair

before(async () => {
  source = await testDatabase()
  mine = await newKeyPair()
  writeFileSync(keyFile, secret.toString('base64'))
  writeFileSync(anchorKeyFile, 'the key that signs the end of the trail')
  await rememberKey(source.db, fingerprintOf(secret))
  photo = await files.put(Buffer.from('一张照片'))
  const rows: [string, unknown[]][] = [
    [
      `insert into organization (id, code, name, kind, path) overriding system value values (7, 'R', $1, 'committee', path_piece(7))`,
      [words],
    ],
    [
      `insert into stored_file (digest, name, type, bytes) values ($1, '照片.jpg', 'image/jpeg', 12)`,
      [photo],
    ],
    [
      `insert into feed_source (name, url, mode, authorization_sealed) values ('人事系统', 'https://hr.example', 'full', $1)`,
      [sealing.seal('令牌')],
    ],
  ]
  for (const [text, values] of rows) await source.pool.query(text, values)
})
after(async () => {
  await source.close()
  rmSync(data, { recursive: true })
})

const place = (name: string) => path.join(data, name)
const ofAll = (file: string, more: object = {}) => ({
  file,
  filesPlace: files.place,
  key: null,
  recipients: [mine.recipient],
  keyFiles,
  now,
  ...more,
})

describe('A backup that is encrypted as a whole', () => {
  const file = place('all.age')
  const identities = () => [mine.identity]
  before(() => writeBackup(source, ofAll(file)))

  it('shows nothing of what is in it: no words, no names of tables, no key', () => {
    const bytes = readFileSync(file)
    for (const hidden of [words, 'organization', 'manifest', 'sealing.key', secret.toString('base64'), photo])
      assert.equal(bytes.includes(hidden), false, hidden)
  })

  it('opens with its identity and no other, and says which is missing', async () => {
    const manifest = await checkBackup({ file, identities: identities() })
    assert.equal(manifest.tables.find(({ name }) => name === 'organization')?.rows, 1)
    await assert.rejects(checkBackup({ file }), refused('backup-encrypted'))
    const other = await newKeyPair()
    await assert.rejects(checkBackup({ file, identities: [other.identity] }), refused('backup-identity'))
  })

  it('carries the keys, which one that anybody can read never does', async () => {
    const keys = await keysIn({ file, identities: identities() })
    assert.deepEqual([...keys.keys()], ['sealing.key', 'anchor.key'])
    assert.equal(keys.get('sealing.key')?.toString(), secret.toString('base64'))
    const plain = place('plain.tar')
    await writeBackup(source, ofAll(plain, { recipients: [] }))
    assert.equal((await keysIn({ file: plain })).size, 0)
    assert.equal(readFileSync(plain).includes(secret.toString('base64')), false)
  })

  it('is refused when any byte of it was changed, or its end is missing', async () => {
    const whole = readFileSync(file)
    const spoiled = place('spoiled.age')
    for (const at of [300, Math.floor(whole.length / 2), whole.length - 1]) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] as number) ^ 1
      writeFileSync(spoiled, bytes)
      await assert.rejects(
        checkBackup({ file: spoiled, identities: identities() }),
        refused('backup-damaged'),
      )
    }
    for (const length of [whole.length - 1, 70_000, 400]) {
      writeFileSync(spoiled, whole.subarray(0, length))
      await assert.rejects(
        checkBackup({ file: spoiled, identities: identities() }),
        refused('backup-damaged'),
      )
    }
  })

  it('comes back elsewhere with rows and files', async () => {
    const target = await testDatabase()
    const folder = place('restored')
    try {
      const backup = { file, identities: identities() }
      const manifest = await checkBackup(backup)
      await restoreBackup(target, { ...backup, manifest, keepFile: filesInto(folder) })
      const { rows } = await target.pool.query('select name from organization')
      assert.deepEqual(rows, [{ name: words }])
      assert.equal((await openFiles(folder, sealing).get(photo)).toString(), '一张照片')
    } finally {
      await target.close()
    }
  })

  it('is made for a key that is written down as age-keygen writes it', async () => {
    const kept = place('offline.key')
    writeFileSync(kept, `# created: 2026-11-24\n# public key: ${mine.recipient}\n${mine.identity}\n`)
    assert.deepEqual(readIdentities(kept), identities())
    assert.equal(await recipientOf(mine.identity), mine.recipient)
    assert.throws(() => readIdentities(keyFile), refused('backup-identity-file'))
    assert.throws(() => readIdentities(place('nowhere')), refused('file-missing'))
    assert.ok(isRecipient(mine.recipient))
    for (const wrong of [
      '',
      'age1',
      mine.recipient.slice(0, -1),
      mine.recipient.replace(/.$/, 'x'),
      mine.identity,
    ])
      assert.equal(isRecipient(wrong), wrong === mine.recipient, wrong)
  })
})

/** Other programs of this machine may drill as well, or have been killed while they did. */
const drillFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('zhibu-drill-'))

describe('A drill', () => {
  it('puts a backup back in memory and opens what is sealed in it', async () => {
    const file = place('drill.age')
    await writeBackup(source, ofAll(file))
    const lying = drillFolders()
    const drilled = await drillBackup({ file, identities: [mine.identity] })
    assert.deepEqual(drilled.faults, [])
    assert.deepEqual([drilled.files, drilled.opened, drilled.values], [1, 1, 1])
    assert.ok(drilled.rows > 3 && drilled.tables > 100)
    assert.deepEqual(drillFolders(), lying, 'and leaves nothing behind')
  })

  it('finds what is spoiled though every digest is right: a value, a file, the chain of the trail', async () => {
    const file = place('bad.tar')
    const bad = openFiles(place('bad-files'), sealing)
    const lost = await bad.put(Buffer.from('一份文件'))
    writeFileSync(path.join(bad.place as string, lost.slice(0, 2), lost), 'rotten')
    const entry = `insert into audit_entry (id, at, actor_name, acting_roles, action, subject_kind, subject_id, ip, agent, previous_hash, hash)
      values (1, now(), '张三', '', 'x', 'person', '1', '', '', '\\x00', '\\x01')`
    const client = await source.pool.connect()
    const spoil = `update feed_source set authorization_sealed = '\\x02010048656c6c6f'`
    const whole = (await client.query('select authorization_sealed as kept from feed_source')).rows[0].kept
    try {
      await client.query(entry)
      await client.query(spoil)
    } finally {
      client.release()
    }
    await writeBackup(source, { file, filesPlace: bad.place, key: null, now })
    await source.pool.query('update feed_source set authorization_sealed = $1', [whole])
    const { faults, trail } = await drillBackup({ file, keyFile })
    assert.deepEqual(faults, [
      { what: 'trail', entry: 1 },
      { what: 'value', table: 'feed_source', column: 'authorization_sealed' },
      { what: 'file', digest: lost },
    ])
    assert.equal(trail, 0)
    const other = place('other.key')
    writeFileSync(other, randomBytes(32).toString('base64'))
    const keyless = await drillBackup({ file, keyFile: other })
    assert.deepEqual(
      keyless.faults.map(({ what }) => what),
      ['trail', 'key'],
    )
    await source.pool.query(
      'alter table audit_entry disable trigger user; delete from audit_entry; alter table audit_entry enable trigger user',
    )
  })
})

describe('The running platform', () => {
  const folder = place('kept')
  const ground = () => ({
    data,
    url: urlOf(source),
    keyFile,
    anchorKeyFile,
    open: source,
    filesPlace: files.place,
  })
  const wanted = (more: object = {}) => ({
    folder,
    name: 'zhibu-20261124-1600-1.age',
    recipients: [mine.recipient],
    expected: 1000,
    now,
    drill: false,
    ...more,
  })
  const held = () => readdirSync(data).filter((name) => name.startsWith('held-'))

  it('backs itself up while twenty people write, and what is in the backup belongs together', async () => {
    await source.pool.query(
      `insert into setting (key, value) select 'purse-' || n, '100' from generate_series(1, 20) n`,
    )
    let stopped = false
    let longest = 0
    let moves = 0
    const writer = async (from: number) => {
      while (!stopped) {
        const began = performance.now()
        const to = (from % 20) + 1
        await source.pool.query(
          `with given as (update setting set value = ((value #>> '{}')::int - 1)::text::jsonb where key = $1 returning 1)
            update setting set value = ((value #>> '{}')::int + 1)::text::jsonb where key = $2`,
          [`purse-${from}`, `purse-${to}`],
        )
        moves += 1
        longest = Math.max(longest, performance.now() - began)
        await new Promise((turn) => setTimeout(turn, 5))
      }
    }
    const writers = Array.from({ length: 20 }, (_, index) => writer(index + 1))
    const outcome = await openBackups(ground()).make(wanted({ drill: true }))
    stopped = true
    await Promise.all(writers)
    assert.equal(outcome.failure, null)
    assert.deepEqual(outcome.drilled?.faults, [])
    assert.equal(outcome.drilled?.rows, outcome.made?.rows)
    assert.equal(outcome.made?.keys, true)
    assert.ok(moves > 100, `${moves} moves`)
    assert.ok(longest < 10_000, `nobody waited longer than ten seconds: ${Math.round(longest)} ms`)
    assert.deepEqual(held(), [])

    const target = await testDatabase()
    try {
      const backup = { file: path.join(folder, outcome.name), identities: [mine.identity] }
      const manifest = await checkBackup(backup)
      await restoreBackup(target, { ...backup, manifest, keepFile: async () => {} })
      const { rows } = await target.pool.query(
        `select sum((value #>> '{}')::int)::int as all from setting where key like 'purse-%'`,
      )
      assert.deepEqual(rows, [{ all: 2000 }], 'no coin is lost or there twice')
    } finally {
      await target.close()
    }
  })

  it('killed in the middle leaves a draft and nothing else, and the next one takes that away', async () => {
    const killed = openBackups({
      ...ground(),
      doTask: (task, tell) =>
        doApart(task, tell, (child) => {
          child.on('message', (said: { what?: string }) => said.what === 'person' && child.kill('SIGKILL'))
        }),
    })
    const before = readdirSync(folder)
    const name = 'zhibu-20261124-1700-2.age'
    const outcome = await killed.make(wanted({ name }))
    assert.deepEqual(outcome, { name, made: null, drilled: null, failure: { code: 'killed' } })
    assert.deepEqual(
      readdirSync(folder).filter((one) => !before.includes(one)),
      [`${name}.draft`],
    )
    assert.deepEqual(held(), [])
    const next = 'zhibu-20261124-1800-3.age'
    assert.equal((await openBackups(ground()).make(wanted({ name: next }))).failure, null)
    assert.deepEqual(
      readdirSync(folder).filter((one) => !before.includes(one)),
      [next],
    )
  })

  it('ends with the server: no process goes on by itself', async () => {
    let gone: Promise<unknown> = Promise.resolve()
    const task: Task = { kind: 'drill', file: place('all.age'), identities: [mine.identity], keyFile: null }
    await doApart(
      task,
      () => {},
      (child) => {
        gone = new Promise((resolve) => child.once('exit', resolve))
        child.once('message', () => child.disconnect())
      },
    )
    await gone
  })

  it('says what is wrong when the folder cannot be, and when there is no room, and writes nothing', async () => {
    const backups = openBackups(ground())
    writeFileSync(place('a-file'), '')
    const nowhere = await backups.make(wanted({ folder: path.join(place('a-file'), 'below') }))
    assert.deepEqual(nowhere.failure, { code: 'ENOTDIR' })
    const huge = await backups.make(wanted({ name: 'zhibu-20261124-1900-4.age', expected: 2 ** 60 }))
    assert.deepEqual(huge.failure, { code: 'no-room' })
    assert.equal(existsSync(path.join(folder, 'zhibu-20261124-1900-4.age')), false)
    const again = await backups.make(wanted())
    assert.deepEqual(again.failure, { code: 'file-exists' })
    const { freeBytes, sameDisk } = await backups.roomIn(path.join(folder, 'not', 'yet', 'there'))
    assert.ok((freeBytes ?? 0) > 0)
    assert.equal(sameDisk, true)
  })
})

const isRoot = process.platform === 'linux' && process.getuid?.() === 0

describe('A disk that is full', { skip: !isRoot && 'only root may mount a small disk' }, () => {
  const disk = place('small-disk')
  before(() => {
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
  })
  after(() => execFileSync('umount', [disk]))

  for (const encrypted of [true, false])
    it(`in the middle of a backup, ${encrypted ? 'encrypted' : 'plain'}, leaves nothing half-written and is named`, async () => {
      const recipients = encrypted ? [mine.recipient] : []
      const fault = await writeBackup(source, ofAll(path.join(disk, 'all'), { recipients })).catch(
        (error) => error,
      )
      assert.deepEqual(failureOf(fault), { code: 'ENOSPC' })
      assert.deepEqual(readdirSync(disk), [])
    })

  it('takes no file half: what was stored before stays, what does not fit is not there', async () => {
    const small = openFiles(path.join(disk, 'files'), sealing)
    const kept = await small.put(Buffer.from('早已在的文件'))
    await assert.rejects(small.put(randomBytes(200_000)), { code: 'ENOSPC' })
    const lying = readdirSync(small.place as string, { recursive: true, withFileTypes: true })
    assert.deepEqual(
      lying.filter((one) => one.isFile()).map(({ name }) => name),
      [kept],
    )
    assert.equal((await small.get(kept)).toString(), '早已在的文件')
  })
})
