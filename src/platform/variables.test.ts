import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Refusal } from './errors.ts'
import { isProxyPlace, trusting } from './trusted-proxies.ts'
import { strangersIn, variables, withSecretFiles } from './variables.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

describe('What the program is told by the environment', () => {
  it('is described once each, with an example', () => {
    assert.equal(new Set(variables.map(({ name }) => name)).size, variables.length)
    for (const { name, meaning, usual, example } of variables)
      assert.ok(name && meaning.endsWith('。') && usual && example, name)
  })

  it('is asked for by name nowhere but where it is described', () => {
    const sources = readdirSync(path.join(home, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.tsx?$/.test(name) && !/test/.test(name),
    )
    const described = new Set(variables.map(({ name }) => name as string))
    const mentioned = sources.flatMap((name) => [
      ...readFileSync(path.join(home, 'src', name), 'utf8').matchAll(/\bZHIBU_[A-Z_\d]+\b/g),
    ])
    assert.ok(mentioned.length > 40)
    const strange = mentioned.map(([word]) => word).filter((word) => strangersIn({ [word]: '1' }).length > 0)
    assert.deepEqual(
      strange.filter((word) => !described.has(word)),
      [],
    )
  })

  it('misspelt, is told with the name nearest to it', () => {
    assert.deepEqual(
      strangersIn({ ZHIBU_ADRESS: 'x', ZHIBU_TRUSTED_PROXY: 'x', ZHIBU_DATA: 'x', PATH: 'x' }),
      [
        { name: 'ZHIBU_ADRESS', nearest: 'ZHIBU_ADDRESS' },
        { name: 'ZHIBU_TRUSTED_PROXY', nearest: 'ZHIBU_TRUSTED_PROXIES' },
      ],
    )
    assert.deepEqual(strangersIn({ ZHIBU_WEATHER_OF_TOMORROW: 'x' }), [
      { name: 'ZHIBU_WEATHER_OF_TOMORROW', nearest: null },
    ])
  })
})

describe('A secret', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-secrets-'))
  const file = path.join(folder, 'database')
  writeFileSync(file, 'postgres://zhibu:secret@db/zhibu\nsomething else\n')

  it('may lie in a file, of which the first line counts', () => {
    const env = withSecretFiles({ DATABASE_URL_FILE: file, PORT: '1' })
    assert.equal(env.DATABASE_URL, 'postgres://zhibu:secret@db/zhibu')
    assert.equal(env.PORT, '1')
    assert.deepEqual(strangersIn({ ZHIBU_METRICS_TOKEN_FILE: file }), [])
  })

  it('is refused when the file is missing or empty, or when it is told twice', () => {
    writeFileSync(path.join(folder, 'empty'), '\n')
    for (const name of ['nowhere', 'empty'])
      assert.throws(
        () => withSecretFiles({ ZHIBU_METRICS_TOKEN_FILE: path.join(folder, name) }),
        refused('config-secret-file'),
      )
    assert.throws(
      () => withSecretFiles({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://db' }),
      refused('config-secret-twice'),
    )
  })
})

describe('A reverse proxy', () => {
  it('is believed by its address, or by the network it stands in', () => {
    const trusts = trusting(['127.0.0.1', '10.0.3.0/24', 'fd00:1::/64', '::1'])
    for (const address of ['127.0.0.1', '10.0.3.7', '10.0.3.255', 'fd00:1::9', '::1'])
      assert.equal(trusts(address), true, address)
    for (const address of ['127.0.0.2', '10.0.4.1', 'fd00:2::9', '::2', '', 'nginx'])
      assert.equal(trusts(address), false, address)
  })

  it('is believed by nobody when none was named', () => {
    assert.equal(trusting([])('127.0.0.1'), false)
  })

  it('is an address or a network, and nothing else', () => {
    for (const place of ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']) assert.equal(isProxyPlace(place), true)
    for (const place of ['nginx', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '::1/129', '10.0.0.0/x', ''])
      assert.equal(isProxyPlace(place), false, place)
  })
})
