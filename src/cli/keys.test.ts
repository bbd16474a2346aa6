import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openDatabase } from '#platform/database.ts'
import { openFiles } from '#platform/files.ts'
import { type KeyRing, readRing } from '#platform/key-ring.ts'
import { createSealing } from '#platform/sealing.ts'
import { zhibu } from './testing.ts'

describe('The administrator changes the key of the data', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-keys-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  const keyFile = path.join(data, 'sealing.key')
  let digest: string
  const sealing = (where = data) => createSealing(readRing(path.join(where, 'sealing.key')) as KeyRing)
  const keys = async (...args: string[]) => zhibu(['keys', ...args, '--data', data, '--json'])
  const heldBy = async () =>
    (await keys('list'))
      .json()
      .keys.map(({ id, current, holdings }: { id: number; current: boolean; holdings: object[] }) => [
        id,
        current,
        holdings,
      ])

  before(async () => {
    await zhibu(['init', '--data', data])
    digest = await openFiles(path.join(data, 'files'), sealing()).put(Buffer.from('公章.png'))
    const open = await openDatabase({ folder: path.join(data, 'database') })
    await open.pool.query(
      `insert into stored_file (digest, name, type, bytes) values ($1, '公章.png', 'image/png', 1)`,
      [digest],
    )
    await open.close()
  })
  after(() => rmSync(folder, { recursive: true }))

  it('adds one, with which nothing is sealed yet, and is told to keep the new file', async () => {
    copyFileSync(keyFile, at('old.key'))
    const { code, out, err } = await zhibu(['keys', 'add', '--data', data])
    assert.equal(code, 0, err)
    assert.match(out, /已增加第 2 把密钥.*请另外保管新的密钥文件/)
    assert.deepEqual(await heldBy(), [
      [1, false, [{ cipher: 'aes', values: 0, files: 1 }]],
      [2, true, []],
    ])
  })

  it('cannot do without one that is in use, nor without the first', async () => {
    const first = await keys('retire', '1')
    assert.deepEqual([first.code, /第 1 把密钥不能去掉/.test(first.err)], [1, true])
    const current = await keys('retire', '2')
    assert.deepEqual([current.code, /第 2 把密钥正在使用/.test(current.err)], [1, true])
    assert.equal((await keys('retire', '7')).code, 2)
  })

  it('seals everything anew, with SM4 where that is asked for, and retires the key before', async () => {
    assert.deepEqual((await keys('reseal')).json(), { values: 0, files: 1, failed: [] })
    assert.deepEqual(await heldBy(), [
      [1, false, []],
      [2, true, [{ cipher: 'aes', values: 0, files: 1 }]],
    ])
    await keys('add')
    const used = await keys('retire', '2')
    assert.deepEqual([used.code, /还加密着 0 项内容、1 个文件/.test(used.err)], [1, true])
    const anew = await zhibu(['keys', 'reseal', '--data', data, '--json'], { ZHIBU_CIPHER: 'sm4' })
    assert.deepEqual(anew.json(), { values: 0, files: 1, failed: [] })
    assert.equal((await keys('retire', '2')).code, 0)
    assert.deepEqual(await heldBy(), [
      [1, false, []],
      [3, true, [{ cipher: 'sm4', values: 0, files: 1 }]],
    ])
    assert.equal((await openFiles(path.join(data, 'files'), sealing()).get(digest)).toString(), '公章.png')
    const checked = await zhibu(['doctor', '--data', data, '--json'])
    assert.equal(checked.code, 0, checked.out)
  })

  it('is refused when he puts the old key file back', async () => {
    copyFileSync(keyFile, at('new.key'))
    copyFileSync(at('old.key'), keyFile)
    const { code, err } = await keys('list')
    copyFileSync(at('new.key'), keyFile)
    assert.equal(code, 1)
    assert.match(err, /是旧的密钥文件，里面没有第 3 把密钥/)
  })

  it('finds all keys again in a backup under a passphrase, or brings the file', async () => {
    const env = { ZHIBU_BACKUP_PASSPHRASE: '星河 2026' }
    const backup = at('all.zhibu')
    assert.equal((await zhibu(['backup', backup, '--data', data], env)).code, 0)
    const places = [
      [at('by-passphrase'), await zhibu(['restore', backup, '--data', at('by-passphrase')], env)],
      [at('by-file'), await zhibu(['restore', backup, '--data', at('by-file'), '--key', keyFile])],
    ] as const
    for (const [place, { code, err }] of places) {
      assert.equal(code, 0, err)
      assert.equal(readFileSync(path.join(place, 'sealing.key'), 'utf8'), readFileSync(keyFile, 'utf8'))
      assert.equal(
        (await openFiles(path.join(place, 'files'), sealing(place)).get(digest)).toString(),
        '公章.png',
      )
      assert.equal((await zhibu(['doctor', '--data', place])).code, 0)
    }
  })

  it('and the trail says each time what he did', async () => {
    const file = at('trail.jsonl')
    await zhibu(['audit', 'export', file, '--data', data])
    const actions = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).action)
    assert.deepEqual(actions, [
      'keys.added',
      'keys.resealed',
      'keys.added',
      'keys.resealed',
      'keys.retired',
      'audit.exported',
    ])
  })
})
