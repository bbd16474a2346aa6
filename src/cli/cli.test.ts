import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { createSealing, readKey } from '#platform/sealing.ts'
import { zhibu } from './testing.ts'

describe('Somebody types something wrong', () => {
  for (const [args, sentence] of [
    [['launch'], '没有“launch”这个命令'],
    [['init', '--quickly'], '不认识参数 --quickly'],
    [['init', 'now'], '多余的参数：now'],
    [['backup'], '缺少参数'],
    [['serve', '--port'], '参数 --port'],
    [['audit'], '没有“audit”这个命令'],
  ] as const) {
    it(`zhibu ${args.join(' ')}: is told so with the usage, exit code 2`, async () => {
      const { code, out, err } = await zhibu([...args])
      assert.equal(code, 2)
      assert.equal(out, '')
      assert.match(err, new RegExp(sentence))
      assert.match(err, /用法：/)
    })
  }

  it('is refused a port that cannot be, exit code 1', async () => {
    const { code, err } = await zhibu(['serve', '--port', '99999'])
    assert.equal(code, 1)
    assert.match(err, /端口“99999”无效/)
  })
})

describe('Somebody asks how it is used', () => {
  it('gets the list of commands, and each command’s own page', async () => {
    const { code, out } = await zhibu(['--help'])
    assert.equal(code, 0)
    for (const name of [
      'serve',
      'init',
      'import',
      'report',
      'audit verify',
      'audit export',
      'verify',
      'backup-key',
      'backup',
      'drill',
      'restore',
      'doctor',
    ]) {
      assert.match(out, new RegExp(`^  ${name}\\b`, 'm'))
      const page = await zhibu([...name.split(' '), '--help'])
      assert.equal(page.code, 0)
      assert.match(page.out, new RegExp(`^用法：zhibu ${name}`))
    }
  })
})

describe('The life of an installation', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-cli-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  const backup = at('backup.tar')
  after(() => rmSync(folder, { recursive: true }))

  it('has nothing to back up before it began, and says how to begin', async () => {
    const { code, err } = await zhibu(['backup', backup, '--data', data])
    assert.equal(code, 1)
    assert.match(err, /zhibu init/)
  })

  it('begins empty', async () => {
    const { code, json } = await zhibu(['init', '--data', data, '--json'])
    assert.equal(code, 0)
    assert.deepEqual(json(), { organizations: 0, people: 0, members: 0 })
  })

  it('is healthy', async () => {
    const { code, json } = await zhibu(['doctor', '--json'], { ZHIBU_DATA: data })
    assert.deepEqual(
      json().findings.filter((one: { level: string }) => one.level === 'error'),
      [],
    )
    assert.equal(code, 0)
    assert.equal(json().ok, true)
  })

  it('goes into one file, with its files, and comes back elsewhere', async () => {
    const digest = await addFile(data, '公章.png')
    const made = await zhibu(['backup', backup, '--data', data, '--json'])
    assert.equal(made.code, 0)
    assert.equal(made.json().keyIncluded, false)
    assert.match(made.err, /备份没有加密/)
    assert.match(made.err, /备份里没有密钥/)

    const there = at('elsewhere')
    const restored = await zhibu([
      'restore',
      backup,
      '--data',
      there,
      '--key',
      path.join(data, 'sealing.key'),
      '--json',
    ])
    assert.equal(restored.code, 0, restored.err)
    assert.deepEqual(restored.json().tables, made.json().tables)
    const key = readKey(path.join(there, 'sealing.key')) as Buffer
    assert.equal(
      (await openFiles(path.join(there, 'files'), createSealing(key)).get(digest)).toString(),
      '公章.png',
    )
    assert.equal((await zhibu(['doctor', '--data', there])).code, 0)
  })

  it('comes back with nobody signed in, and no link by which anybody still enters', async () => {
    const [had, there, file] = [at('had'), at('left'), at('signed-in.tar')]
    await zhibu(['init', '--data', had])
    await inDatabase(had, async (open) => {
      await open.pool.query(
        `insert into account (id, username, name, must_change_password, created_at) overriding system value values (7, 'zhang', '张三', false, now())`,
      )
      await open.pool.query(
        `insert into account_session (account_id, token_hash, created_at, seen_at, ip, agent) values (7, '\\x01', now(), now(), '', '')`,
      )
      await open.pool.query(
        `insert into sign_in_link (token_hash, account_id, created_at, expires_at) values ('\\x02', 7, now(), now() + interval '1 day')`,
      )
    })
    await zhibu(['backup', file, '--data', had])
    const { code, err } = await zhibu([
      'restore',
      file,
      '--data',
      there,
      '--key',
      path.join(had, 'sealing.key'),
    ])
    assert.equal(code, 0, err)
    assert.match(err, /1 个登录都已结束/)
    const open = `select count(*)::int as n from account_session where ended_at is null union all
      select count(*)::int from sign_in_link where used_at is null`
    const { rows } = await inDatabase(there, ({ pool }) => pool.query<{ n: number }>(open))
    assert.deepEqual(
      rows.map(({ n }) => n),
      [0, 0],
    )
    assert.equal((await zhibu(['audit', 'verify', '--data', there])).code, 0)
  })

  it('comes back without its key too, and says what is missing', async () => {
    const there = at('keyless')
    const { code, err } = await zhibu(['restore', backup, '--data', there])
    assert.equal(code, 0)
    assert.match(err, /密钥没有恢复/)
    const checked = await zhibu(['doctor', '--data', there, '--json'])
    assert.equal(checked.code, 1)
    assert.match(JSON.stringify(checked.json().findings), /没有密钥文件/)
  })

  it('carries its key under a passphrase', async () => {
    const sealed = at('sealed.tar')
    const env = { ZHIBU_BACKUP_PASSPHRASE: '星河 2026' }
    assert.equal((await zhibu(['backup', sealed, '--data', data], env)).code, 0)
    const wrong = await zhibu(['restore', sealed, '--data', at('wrong')], {
      ZHIBU_BACKUP_PASSPHRASE: '星河 2025',
    })
    assert.equal(wrong.code, 1)
    assert.match(wrong.err, /口令不对/)
    assert.equal((await zhibu(['restore', sealed, '--data', at('right')], env)).code, 0)
    assert.deepEqual(readKey(path.join(at('right'), 'sealing.key')), readKey(path.join(data, 'sealing.key')))
  })

  it('goes into a file that only the key kept elsewhere opens, with its keys, and is tried by a drill', async () => {
    const [offline, file, there] = [at('offline.key'), at('all.age'), at('from-encrypted')]
    const pair = await zhibu(['backup-key', offline, '--json'])
    assert.equal(pair.code, 0, pair.err)
    const { recipient } = pair.json()
    assert.equal(statSync(offline).mode & 0o777, 0o600)
    assert.equal((await zhibu(['backup-key', offline])).code, 1, 'never over another key')

    const typo = await zhibu(['backup', file, '--recipient', `${recipient}q`, '--data', data])
    assert.equal(typo.code, 1)
    assert.match(typo.err, /公钥.*不完整或有错字/)
    const made = await zhibu(['backup', file, '--recipient', recipient, '--data', data, '--json'])
    assert.equal(made.code, 0, made.err)
    assert.deepEqual([made.json().encrypted, made.json().keyIncluded], [true, true])
    assert.doesNotMatch(made.err, /没有加密|没有密钥/)

    const shut = await zhibu(['restore', file, '--data', there])
    assert.equal(shut.code, 1)
    assert.match(shut.err, /--identity/)
    const drilled = await zhibu(['drill', file, '--identity', offline, '--data', there, '--json'])
    assert.equal(drilled.code, 0, drilled.err)
    assert.deepEqual([drilled.json().faults, drilled.json().opened], [[], drilled.json().files])
    const restored = await zhibu(['restore', file, '--identity', offline, '--data', there, '--json'])
    assert.equal(restored.code, 0, restored.err)
    assert.equal(restored.json().keyIncluded, true)
    assert.deepEqual(readKey(path.join(there, 'sealing.key')), readKey(path.join(data, 'sealing.key')))
    for (const key of ['anchor.key', 'sealing.key'])
      assert.equal(statSync(path.join(there, key)).mode & 0o777, 0o600)
    assert.equal((await zhibu(['doctor', '--data', there])).code, 0)
  })

  it('is not restored over what is there', async () => {
    const { code, err } = await zhibu(['restore', backup, '--data', data])
    assert.equal(code, 1)
    assert.match(err, /已有数据/)
  })

  it('shows that the trail holds', async () => {
    const { code, json } = await zhibu(['audit', 'verify', '--data', data, '--json'])
    assert.equal(code, 0)
    assert.deepEqual(json(), {
      valid: true,
      entries: 0,
      firstBroken: null,
      anchors: 0,
      heldAt: null,
      faults: [],
    })
  })

  it('gives the trail out as lines, to whoever runs the command alone', async () => {
    const file = at('trail.jsonl')
    const { code, json, err } = await zhibu(['audit', 'export', file, '--data', data, '--json'])
    assert.equal(code, 0, err)
    assert.deepEqual(json(), { file, format: 'jsonl', entries: 1 })
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).action, 'audit.exported')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    const wrong = await zhibu(['audit', 'export', file, '--from', '昨天', '--data', data])
    assert.equal(wrong.code, 2)
    assert.match(wrong.err, /--from “昨天”不是日期/)
  })

  it('says of a file that is no sealed document why it is none', async () => {
    const file = at('plain.pdf')
    writeFileSync(file, '%PDF-1.7')
    const { code, json } = await zhibu(['verify', file, '--data', data, '--json'])
    assert.equal(code, 1)
    assert.equal(json().valid, false)
    assert.match(json().reasons[0], /不是完整的 PDF/)
    const missing = await zhibu(['verify', at('nowhere.pdf'), '--data', data])
    assert.equal(missing.code, 1)
    assert.match(missing.err, /没有找到文件/)
  })

  it('shows a file that is lost, one that is spoiled and one that nobody needs', async () => {
    const [lost, spoiled] = [await addFile(data, 'a'), await addFile(data, 'b')]
    const place = (digest: string) => path.join(data, 'files', digest.slice(0, 2), digest)
    rmSync(place(lost))
    const bytes = readFileSync(place(spoiled))
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1
    writeFileSync(place(spoiled), bytes)
    await openFiles(
      path.join(data, 'files'),
      createSealing(readKey(path.join(data, 'sealing.key')) as Buffer),
    ).put(Buffer.from('c'))
    const { code, json } = await zhibu(['doctor', '--data', data, '--json'])
    assert.equal(code, 1)
    const texts = JSON.stringify(json().findings)
    assert.match(texts, /缺少 1 个文件/)
    assert.match(texts, /1 个文件已损坏/)
    assert.match(texts, /1 个文件没有记录引用/)
  })

  it('is not opened with the key of another', async () => {
    const keyFile = path.join(data, 'sealing.key')
    renameSync(keyFile, `${keyFile}.kept`)
    writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'))
    const { code, err } = await zhibu(['init', '--data', data])
    renameSync(`${keyFile}.kept`, keyFile)
    assert.equal(code, 1)
    assert.match(err, /不是这份数据的密钥/)
  })
})

/** A stored file with the row that names it; answers its digest. */
async function addFile(data: string, content: string): Promise<string> {
  const sealing = createSealing(readKey(path.join(data, 'sealing.key')) as Buffer)
  const digest = await openFiles(path.join(data, 'files'), sealing).put(Buffer.from(content))
  const row = `insert into stored_file (digest, name, type, bytes) values ($1, $2, 'image/png', 1)`
  await inDatabase(data, ({ pool }) => pool.query(row, [digest, content]))
  return digest
}

async function inDatabase<T>(data: string, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = await openDatabase({ folder: path.join(data, 'database') })
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

describe('The server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-serve-'))
  const script = fileURLToPath(new URL('../cli.ts', import.meta.url))
  const start = () =>
    spawn(process.execPath, [script, 'serve', '--data', folder, '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  let server: ReturnType<typeof start>
  let url: string
  before(async () => {
    server = start()
    let told = ''
    server.stderr.on('data', (bytes) => {
      told += bytes
    })
    const ended = once(server, 'exit').then(() => assert.fail(`the server did not start: ${told}`))
    const [line] = await Promise.race([once(server.stdout, 'data'), ended])
    url = JSON.parse(line).url
  })
  after(async () => {
    if (server.exitCode === null) server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  it('says where it is in one line, and serves the description of its API there', async () => {
    const answer = await fetch(`${url}/api/openapi.json`)
    assert.match(((await answer.json()) as { openapi: string }).openapi, /^3/)
    assert.equal((await fetch(`${url}/api/docs`)).status, 200)
  })

  it('answers an unknown address with a sentence', async () => {
    const answer = await fetch(`${url}/api/nonsense`)
    assert.equal(answer.status, 404)
    assert.match(((await answer.json()) as { message: string }).message, /没有这个接口/)
  })

  it('lets nobody else open its data meanwhile', async () => {
    for (const args of [
      ['doctor'],
      ['backup', path.join(folder, 'b.tar')],
      ['audit', 'verify'],
      ['serve', '--port', '0'],
    ]) {
      const { code, err, out } = await zhibu([...args, '--data', folder])
      assert.equal(code, 1)
      assert.match(err + out, new RegExp(`正被进程 ${server.pid} 使用`))
    }
  })

  it('does not take a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'zhibu-port-'))
    const { code, err } = await zhibu(['serve', '--port', String(port), '--data', elsewhere])
    other.close()
    rmSync(elsewhere, { recursive: true })
    assert.equal(code, 1)
    assert.match(err, new RegExp(`端口 ${port} 已被其他程序占用`))
  })

  it('stops when it is told to, and leaves the data free', async () => {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null])
    assert.equal((await zhibu(['doctor', '--data', folder])).code, 0)
  })
})
