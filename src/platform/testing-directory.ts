import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { certificateForHere } from './testing-certificate.ts'

const daemon = '/usr/sbin/slapd'

/** Whether Debian's slapd is installed. */
export const isDirectoryHere = (): boolean => existsSync(daemon)

type Known = { uid: string; name: string; password: string; employeeNumber?: string }

export type TestDirectory = {
  /** Where it answers under TLS, and where TLS has to begin by StartTLS. */
  secure: string
  plain: string
  base: string
  dn: string
  password: string
  certificate: string
  close(): Promise<void>
}

const base = 'ou=people,dc=xinghe,dc=cn'
const reader = { dn: 'cn=zhibu,dc=xinghe,dc=cn', password: 'reads-only-2026' }

/** Debian's OpenLDAP with these people, on this machine; nobody binds there without TLS. */
export async function startDirectory(people: Known[]): Promise<TestDirectory> {
  const { folder, keyFile, certificateFile, certificate } = certificateForHere()
  const [plain, secure] = [await freePort(), await freePort()]
  const file = path.join(folder, 'slapd.conf')
  mkdirSync(path.join(folder, 'data'))
  writeFileSync(file, configuration(folder, keyFile, certificateFile))
  writeFileSync(path.join(folder, 'people.ldif'), ldifOf(people))
  const added = spawnSync('/usr/sbin/slapadd', ['-f', file, '-l', path.join(folder, 'people.ldif')])
  if (added.status !== 0) throw new Error(`slapadd: ${added.stderr}`)
  const hosts = `ldap://127.0.0.1:${plain} ldaps://127.0.0.1:${secure}`
  const running = spawn(daemon, ['-d', '0', '-f', file, '-h', hosts], { stdio: 'ignore' })
  await answering(running, plain)
  return {
    secure: `ldaps://127.0.0.1:${secure}`,
    plain: `ldap://127.0.0.1:${plain}`,
    base,
    ...reader,
    certificate,
    async close() {
      running.kill('SIGTERM')
      if (running.exitCode === null) await once(running, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const configuration = (folder: string, key: string, certificate: string) =>
  `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile ${folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile ${certificate}
TLSCertificateKeyFile ${key}
security simple_bind=128
database mdb
maxsize 67108864
suffix "dc=xinghe,dc=cn"
directory ${folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${reader.dn}" read by * none
`.trimStart()

function ldifOf(people: Known[]): string {
  const entries = people.map(({ uid, name, password, employeeNumber }) =>
    [
      `dn: uid=${uid},${base}`,
      'objectClass: inetOrgPerson',
      `uid: ${uid}`,
      `cn:: ${Buffer.from(name).toString('base64')}`,
      `sn:: ${Buffer.from(name).toString('base64')}`,
      ...(employeeNumber ? [`employeeNumber: ${employeeNumber}`] : []),
      `userPassword: ${password}`,
    ].join('\n'),
  )
  const above = [
    'dn: dc=xinghe,dc=cn\nobjectClass: dcObject\nobjectClass: organization\no: xinghe\ndc: xinghe',
    `dn: ${base}\nobjectClass: organizationalUnit\nou: people`,
    `dn: ${reader.dn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: zhibu\nuserPassword: ${reader.password}`,
  ]
  return `${[...above, ...entries].join('\n\n')}\n`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answering(running: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (running.exitCode !== null) throw new Error(`slapd ended with ${running.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const there = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      wait(1000, false),
    ])
    socket.destroy()
    if (there) return
    await wait(100)
  }
  throw new Error('slapd does not answer')
}
