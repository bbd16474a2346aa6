import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** What a message centre for tests is made of: Debian's packages kannel and libnet-smpp-perl. */
const kannelFiles = ['/usr/sbin/bearerbox', '/usr/sbin/smsbox', '/usr/share/perl5/Net/SMPP.pm']
export const isKannelHere = () => kannelFiles.every((file) => existsSync(file))

/** What a phone got, long messages put together again. */
export type Heard = { from: string; to: string; text: string }
type Part = Heard & { reference: string; total: number; number: number }

/** A phone on Kannel's own test network: it hears everything that is sent, and may write for any number. */
export type Phone = { heard: Heard[]; says(text: string, from: string, to: string): void }

/**
 * A real message centre: Debian's Kannel with a phone behind it, reached by SMPP. Kannel routes, keeps, tells of
 * receipts, and repeats what was not taken; nothing of that is ours.
 */
export async function startKannel(password: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-kannel-'))
  const [smpp, calls, admin, boxes, phones, sending] = await freePorts(6)
  const file = path.join(folder, 'kannel.conf')
  writeFileSync(file, settings({ admin, boxes, phones, sending, calls }, password))
  const programs: ChildProcess[] = []
  const kill = () => {
    for (const program of programs) program.kill('SIGKILL')
  }
  process.once('exit', kill)
  const start = (...command: string[]) => programs.push(begin(folder, command))
  start('/usr/sbin/bearerbox', file)
  const phone = await switchOn(phones)
  start('/usr/sbin/smsbox', file)
  start('perl', door, ...[smpp, calls, sending].map(String), password)
  for (const port of [sending, calls]) (await answering(port)).destroy()
  await boxOnLine(admin, password)
  const close = async () => {
    process.off('exit', kill)
    const ends = programs.filter(({ exitCode }) => exitCode === null).map((one) => once(one, 'exit'))
    kill()
    phone.socket.destroy()
    await Promise.all(ends)
    rmSync(folder, { recursive: true, force: true })
  }
  return { port: smpp, phone: phone as Phone, close }
}

const door = fileURLToPath(new URL('testing-smpp-door.pl', import.meta.url))

/** Ends with us, however we end: none of them is left behind on the machine. */
const begin = (folder: string, command: string[]) =>
  spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { cwd: folder, stdio: 'ignore' })

type Ports = Record<'admin' | 'boxes' | 'phones' | 'sending' | 'calls', number>

const settings = ({ admin, boxes, phones, sending, calls }: Ports, password: string) => `
group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = ${password}
smsbox-port = ${boxes}
smsbox-interface = 127.0.0.1
box-deny-ip = *.*.*.*
box-allow-ip = 127.0.0.1
dlr-storage = internal

group = smsc
smsc = fake
smsc-id = phones
port = ${phones}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sending}
sendsms-interface = 127.0.0.1
http-request-retry = 20
http-queue-delay = 1

group = sendsms-user
username = door
password = ${password}
max-messages = 1

group = sms-service
keyword = default
catch-all = true
max-messages = 0
get-url = "http://127.0.0.1:${calls}/reply?from=%p&to=%P&coding=%c&text=%b"
`

/** Ports that nobody has now: held all at once, so that no two are the same. */
async function freePorts(count: 6): Promise<[number, number, number, number, number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  for (const server of servers) server.close()
  return ports as [number, number, number, number, number, number]
}

async function answering(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, '127.0.0.1')
    const answer = await Promise.race([
      once(socket, 'connect').then(() => null),
      once(socket, 'error').then(([error]) => error as Error),
    ]).catch((error: Error) => error)
    if (!answer) return socket
    if (tries === 1200) throw new Error('Kannel did not start', { cause: answer })
    await wait(25)
  }
}

/** The part of Kannel that takes messages is on line once the other part says so. */
async function boxOnLine(admin: number, password: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://127.0.0.1:${admin}/status.txt?password=${password}`)
    const said = await answer.text()
    if (/smsbox:.*on-line/.test(said)) return
    if (tries === 1200) throw new Error(`Kannel's smsbox did not come: ${said}`)
    await wait(25)
  }
}

/** Kannel's fake network: a line for each message, `FROM TO KIND CONTENT`, written as in addresses. */
async function switchOn(port: number): Promise<Phone & { socket: Socket }> {
  const socket = await answering(port)
  socket.on('error', () => {})
  const heard: Heard[] = []
  const parts: Part[] = []
  let rest = ''
  socket.on('data', (bytes: Buffer) => {
    const lines = (rest + bytes.toString('latin1')).split('\n')
    rest = lines.pop() as string
    for (const line of lines) {
      const part = readLine(line)
      parts.push(part)
      const all = parts.filter(({ to, reference }) => to === part.to && reference === part.reference)
      if (all.length < part.total) continue
      for (const one of all) parts.splice(parts.indexOf(one), 1)
      const text = all.sort((a, b) => a.number - b.number).map((one) => one.text)
      heard.push({ from: part.from, to: part.to, text: text.join('') })
    }
  })
  const says = (text: string, from: string, to: string) =>
    socket.write(`${from} ${to} data ${encodeURIComponent(text)}\n`)
  return { socket, heard, says }
}

function readLine(line: string): Part {
  const [from, to, ...said] = line.split(' ') as [string, string, ...string[]]
  const head = said[0] === 'udh' ? bytesOf(said[1] as string) : null
  const text = bytesOf(said.at(-1) as string)
    .swap16()
    .toString('utf16le')
  const [reference, total, number] = head ? [...head.subarray(3)] : [-1, 1, 1]
  return { from, to, text, reference: String(reference), total: total as number, number: number as number }
}

const bytesOf = (written: string) =>
  Buffer.from(
    written
      .replaceAll('+', ' ')
      .replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
