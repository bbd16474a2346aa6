import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import { readConfig } from './config.ts'
import { Refusal } from './errors.ts'

describe('The program is told nothing', () => {
  it('keeps everything in ./data, on this machine only', () => {
    const data = path.resolve('data')
    assert.deepEqual(readConfig({}), {
      data,
      url: null,
      files: path.join(data, 'files'),
      keyFile: path.join(data, 'sealing.key'),
      cipher: 'aes',
      anchorKeyFile: path.join(data, 'anchor.key'),
      exchangeKeyFile: path.join(data, 'exchange.key'),
      exchangeOut: path.join(data, 'exchange', 'out'),
      exchangeIn: path.join(data, 'exchange', 'in'),
      exchangePut: null,
      exchangeToken: null,
      port: 3000,
      host: '127.0.0.1',
      trustedProxies: [],
      withoutJobs: [],
      fonts: null,
      address: 'http://localhost:3000',
      ratePerMinute: 1200,
      scan: { mode: 'off', place: { path: '/run/clamav/clamd.ctl' } },
      metricsToken: null,
      zone: 'intranet',
    })
  })

  it('takes an empty variable for an unset one', () => {
    assert.deepEqual(readConfig({ DATABASE_URL: '', PORT: '', ZHIBU_DATA: '' }), readConfig({}))
  })
})

describe('The program is told something', () => {
  it('believes the command line before the environment', () => {
    const config = readConfig({ ZHIBU_DATA: '/a', PORT: '8080' }, { data: '/b', port: '0' })
    assert.equal(config.data, path.resolve('/b'))
    assert.equal(config.port, 0)
  })

  it('seals with the cipher that was named, and knows no other', () => {
    assert.equal(readConfig({ ZHIBU_CIPHER: 'sm4' }).cipher, 'sm4')
    assert.throws(
      () => readConfig({ ZHIBU_CIPHER: 'des' }),
      (error) => error instanceof Refusal && error.code === 'config-cipher',
    )
  })

  it('knows the network it stands in, and takes no other word for it', () => {
    const line = readConfig({ ZHIBU_EXCHANGE_PUT: 'http://10.0.0.9/ferry', ZHIBU_EXCHANGE_TOKEN: 'a word' })
    assert.deepEqual([line.exchangePut, line.exchangeToken], ['http://10.0.0.9/ferry', 'a word'])
    assert.throws(() => readConfig({ ZHIBU_EXCHANGE_PUT: 'ftp://10.0.0.9' }))
    assert.equal(readConfig({ ZONE: 'extranet' }).zone, 'extranet')
    assert.throws(
      () => readConfig({ ZONE: 'internet' }),
      (error) => error instanceof Refusal && error.code === 'config-zone',
    )
  })

  it('takes a number for how often one may ask, and nothing else', () => {
    assert.equal(readConfig({ ZHIBU_RATE_PER_MINUTE: '0' }).ratePerMinute, 0)
    assert.throws(
      () => readConfig({ ZHIBU_RATE_PER_MINUTE: 'many' }),
      (error) => error instanceof Refusal && error.code === 'config-number',
    )
  })

  it('keeps the key where it is told to', () => {
    assert.equal(readConfig({ ZHIBU_KEY_FILE: '/safe/key' }).keyFile, path.resolve('/safe/key'))
  })

  it('reads a list of proxies', () => {
    assert.deepEqual(readConfig({ ZHIBU_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' }).trustedProxies, [
      '10.0.0.1',
      '10.0.0.2',
    ])
  })

  it('keeps files in another folder, or in a bucket', () => {
    assert.equal(readConfig({ ZHIBU_FILES: '/srv/files' }).files, path.resolve('/srv/files'))
    const key = { ZHIBU_S3_KEY_ID: 'zhibu', ZHIBU_S3_SECRET: 'geheim' }
    const files = 's3://zhibu/all/files/'
    assert.deepEqual(
      readConfig({ ...key, ZHIBU_FILES: files, ZHIBU_S3_ENDPOINT: 'http://10.0.0.6:9000' }).files,
      {
        endpoint: 'http://10.0.0.6:9000/',
        region: 'us-east-1',
        bucket: 'zhibu',
        prefix: 'all/files',
        keyId: 'zhibu',
        secret: 'geheim',
      },
    )
    for (const [env, code] of [
      [{ ZHIBU_FILES: files }, 'config-s3-key'],
      [{ ...key, ZHIBU_FILES: 's3://' }, 'config-files'],
      [{ ...key, ZHIBU_FILES: 's3://Zhibu/files' }, 'config-files'],
      [{ ...key, ZHIBU_FILES: 's3://zhibu/a?b' }, 'config-files'],
      [{ ...key, ZHIBU_FILES: 'ftp://zhibu' }, 'config-files'],
      [{ ...key, ZHIBU_FILES: files, ZHIBU_S3_ENDPOINT: '10.0.0.6:9000' }, 'config-web-address'],
    ] as const)
      assert.throws(
        () => readConfig(env),
        (error) => error instanceof Refusal && error.code === code,
      )
  })

  it('refuses a proxy that is no address, and a host with a port', () => {
    for (const [env, code] of [
      [{ ZHIBU_TRUSTED_PROXIES: '127.0.0.1, nginx' }, 'config-proxy'],
      [{ ZHIBU_TRUSTED_PROXIES: '10.0.0.0/33' }, 'config-proxy'],
      [{ HOST: '127.0.0.1:3000' }, 'config-host'],
      [{ HOST: 'http://localhost' }, 'config-host'],
    ] as const)
      assert.throws(
        () => readConfig(env),
        (error) => error instanceof Refusal && error.code === code,
      )
    assert.deepEqual(readConfig({ ZHIBU_TRUSTED_PROXIES: '10.0.3.0/24' }).trustedProxies, ['10.0.3.0/24'])
    assert.equal(readConfig({ HOST: '::' }).host, '::')
  })

  it('takes the address that stands on printed documents, without the slash at its end', () => {
    assert.equal(readConfig({ ZHIBU_ADDRESS: 'https://zhibu.example/' }).address, 'https://zhibu.example')
    assert.equal(readConfig({ PORT: '8080' }).address, 'http://localhost:8080')
    for (const address of ['zhibu.example', 'ftp://zhibu.example', 'https://zhibu.example/?a=1'])
      assert.throws(
        () => readConfig({ ZHIBU_ADDRESS: address }),
        (error) => error instanceof Refusal && error.code === 'config-address',
      )
  })

  for (const port of ['-1', '65536', 'http', '3000.5', '']) {
    it(`refuses the port “${port}” of the command line`, () => {
      assert.throws(
        () => readConfig({}, { port }),
        (error) => error instanceof Refusal && error.code === 'config-port',
      )
    })
  }

  it('refuses a folder of fonts that does not say what they are for', () => {
    assert.throws(
      () => readConfig({ ZHIBU_FONTS: '/nowhere' }),
      (error) => error instanceof Refusal && error.code === 'config-fonts',
    )
  })

  it('refuses a database address of another kind', () => {
    assert.throws(
      () => readConfig({ DATABASE_URL: 'mysql://localhost/zhibu' }),
      (error) => error instanceof Refusal && error.code === 'config-url',
    )
  })
})
