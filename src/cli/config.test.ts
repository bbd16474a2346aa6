import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { variables } from '#platform/variables.ts'
import { zhibu } from './testing.ts'

describe('The administrator asks what is in effect', () => {
  it('sees every variable, where it comes from, and no secret', async () => {
    const { code, json, out } = await zhibu(['config', '--data', '/srv/zhibu', '--json'], {
      DATABASE_URL: 'postgres://zhibu:geheim@db:5432/zhibu?sslpassword=geheim',
      ZHIBU_METRICS_TOKEN: 'geheim',
      ZHIBU_EXCHANGE_TOKEN: 'geheim',
      ZHIBU_BACKUP_PASSPHRASE: 'geheim',
      ZHIBU_TRUSTED_PROXIES: '10.0.3.0/24',
    })
    assert.equal(code, 0)
    assert.doesNotMatch(out, /geheim/)
    const shown = new Map(
      (json() as { variables: { name: string; value: string | null; from: string }[] }).variables.map(
        (one) => [one.name, one],
      ),
    )
    assert.deepEqual([...shown.keys()].sort(), variables.map(({ name }) => name as string).sort())
    assert.equal(shown.get('DATABASE_URL')?.value, 'postgres://zhibu:***@db:5432/zhibu?sslpassword=***')
    assert.equal(shown.get('ZHIBU_METRICS_TOKEN')?.value, '已设置（不显示）')
    assert.deepEqual(
      ['ZHIBU_DATA', 'ZHIBU_TRUSTED_PROXIES', 'PORT'].map((name) => shown.get(name)?.from),
      ['--data', '环境变量', '默认'],
    )
  })

  it('is told of a variable that nobody reads, with the one he may have meant', async () => {
    const { code, err, out } = await zhibu(['config'], { ZHIBU_ADRESS: 'https://zhibu.example' })
    assert.equal(code, 0)
    assert.match(err, /不认识环境变量 ZHIBU_ADRESS，没有用它。是不是 ZHIBU_ADDRESS？/)
    assert.match(out, /^ {2}ZHIBU_ADDRESS = http:\/\/localhost:3000（默认）$/m)
  })
})

describe('The administrator writes a variable that cannot be meant', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'zhibu-config-'))
  for (const [env, sentence] of [
    [{ PORT: '70000' }, /环境变量 PORT 里填写 0 到 65535/],
    [{ HOST: '127.0.0.1:80' }, /环境变量 HOST 里填写一个 IP 地址/],
    [{ ZHIBU_TRUSTED_PROXIES: 'nginx' }, /ZHIBU_TRUSTED_PROXIES 里的“nginx”/],
    [{ ZHIBU_METRICS_TOKEN_FILE: '/nowhere' }, /ZHIBU_METRICS_TOKEN_FILE 指明的文件“\/nowhere”打不开/],
    [{ DATABASE_URL: 'postgres://a', DATABASE_URL_FILE: '/b' }, /DATABASE_URL 和 DATABASE_URL_FILE 同时写了/],
    [{ ZHIBU_CIPHER: 'des' }, /ZHIBU_CIPHER（des）无效/],
    [{ ZHIBU_WITHOUT_JOBS: 'backup' }, /ZHIBU_WITHOUT_JOBS 里的“backup”不是一项工作的名称.*safekeeping\.run/],
  ] as const) {
    it(`${Object.keys(env).join(' and ')}: is refused at the start, by name`, async () => {
      const { code, err } = await zhibu(['serve', '--data', data], env)
      assert.equal(code, 1)
      assert.match(err, sentence)
    })
  }
})
