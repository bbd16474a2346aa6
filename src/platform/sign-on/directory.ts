import { connect, isIP } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import type { Client, Entry } from 'ldapts'
import { isNobodys, lookupRefusing } from '../addresses.ts'
import type { Facts } from '../errors.ts'
import { reasonOf } from '../outgoing.ts'
import type { Trial, Unvouched, Vouched } from './oidc.ts'

/** A directory (LDAP version 3, RFC 4511), as an administrator set it up. */
export type Directory = {
  /** ldaps://host[:port], or ldap://host[:port], where TLS begins by StartTLS: nothing is said before. */
  address: string
  /** As whom people are looked up. */
  dn: string
  password: string
  base: string
  /** With {username} where the name stands that was typed. */
  filter: string
  employeeAttribute: string
  authority: string | null
}

const usernamePlace = '{username}'

/** What was typed can only be a value of the filter, never a part of it (RFC 4515, 3). */
export const escapedForFilter = (typed: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the five that must be escaped
  typed.replace(/[\\*()\u0000]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** Whether a filter is one, and says where the name stands. */
export async function isDirectoryFilter(filter: string): Promise<boolean> {
  if (!filter.includes(usernamePlace)) return false
  const { FilterParser } = await import('ldapts')
  try {
    FilterParser.parseString(filter.replaceAll(usernamePlace, 'x'))
    return true
  } catch {
    return false
  }
}

const limits = { connectMs: 10_000, answerMs: 10_000 }

/** What names somebody for ever: of OpenLDAP and others (RFC 4530), and of Active Directory. */
const subjectAttributes = ['entryUUID', 'objectGUID']

/** Who it is, when the password is his; null: nobody by that name, or another password. */
export function whoIs(
  directory: Directory,
  { username, password }: { username: string; password: string },
): Promise<{ vouched: Vouched | null } | Unvouched> {
  return asked(directory, async (client) => {
    const entry = await lookUp(client, directory, username)
    // A bind with a DN and no password is anonymous, and succeeds (RFC 4513, 5.1.2).
    if (!entry || password === '') return { vouched: null }
    const right = await binds(client, entry.dn, password)
    return { vouched: right ? vouchedOf(entry, directory) : null }
  })
}

/** Somebody in the directory, without his password: for an administrator. */
export const findInDirectory = (
  directory: Directory,
  username: string,
): Promise<{ vouched: Vouched | null } | Unvouched> =>
  asked(directory, async (client) => {
    const entry = await lookUp(client, directory, username)
    return { vouched: entry ? vouchedOf(entry, directory) : null }
  })

/** Looks at a directory without anybody who signs in: is it there, with TLS, does it know us, are there people? */
export async function tryDirectory(directory: Directory): Promise<Trial[]> {
  const answer = await asked(directory, async (client) => {
    const found = await someOf(client, directory)
    const numbered = found.filter((entry) => attributeOf(entry, directory.employeeAttribute) !== '')
    return { people: found.length, numbered: numbered.length }
  })
  if ('refusal' in answer) return [{ step: answer.refusal.code, ok: false, facts: answer.refusal.facts }]
  const facts = { attribute: directory.employeeAttribute, ...answer }
  return [
    { step: 'directory-found', ok: true, facts: { base: directory.base } },
    { step: 'directory-people', ok: answer.people > 0, facts },
    { step: 'directory-numbers', ok: answer.numbered > 0, facts },
  ]
}

/** The first few of the people that the filter finds. */
async function someOf(client: Client, { base, filter, employeeAttribute }: Directory): Promise<Entry[]> {
  const pages = client.searchPaginated(base, {
    filter: filter.replaceAll(usernamePlace, '*'),
    scope: 'sub',
    timeLimit: 10,
    paged: { pageSize: 20 },
    attributes: [employeeAttribute],
  })
  for await (const { searchEntries } of pages) return searchEntries
  return []
}

async function lookUp(client: Client, { base, filter, employeeAttribute }: Directory, username: string) {
  const { searchEntries } = await client.search(base, {
    filter: filter.replaceAll(usernamePlace, () => escapedForFilter(username)),
    scope: 'sub',
    sizeLimit: 2,
    timeLimit: 10,
    attributes: [employeeAttribute, 'displayName', 'cn', ...subjectAttributes],
    explicitBufferAttributes: ['objectGUID'],
  })
  // Whoever is not the only one by a name is nobody.
  return searchEntries.length === 1 ? searchEntries[0] : undefined
}

async function binds(client: Client, dn: string, password: string): Promise<boolean> {
  const { InvalidCredentialsError } = await import('ldapts')
  try {
    await client.bind(dn, password)
    return true
  } catch (error) {
    if (error instanceof InvalidCredentialsError) return false
    throw error
  }
}

/** Names of attributes are the same in capitals and small letters. */
function attributeOf(entry: Entry, attribute: string): string {
  const name = Object.keys(entry).find((one) => one.toLowerCase() === attribute.toLowerCase())
  const value = name === undefined ? undefined : entry[name]
  const first = Array.isArray(value) ? value[0] : value
  return first === undefined ? '' : typeof first === 'string' ? first.trim() : first.toString('hex')
}

function vouchedOf(entry: Entry, { employeeAttribute }: Directory): Vouched {
  const subject = subjectAttributes.map((name) => attributeOf(entry, name)).find((one) => one !== '')
  const name = attributeOf(entry, 'displayName') || attributeOf(entry, 'cn')
  const claims = { name, [employeeAttribute]: attributeOf(entry, employeeAttribute) }
  return { subject: subject ?? entry.dn.toLowerCase(), claims, methods: [] }
}

const guarded = lookupRefusing(isNobodys)

/**
 * A connection of which the first word is under TLS, bound as the account that looks people up. The library connects anew
 * by itself when a connection was lost, and then without StartTLS: here it may connect once.
 */
async function open({ address, authority, dn, password }: Directory): Promise<Client> {
  const { Client } = await import('ldapts')
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) > 0 && isNobodys(host)) throw Object.assign(new Error('forbidden'), { code: 'EFORBIDDEN' })
  const secure = url.protocol === 'ldaps:'
  const port = Number(url.port) || (secure ? 636 : 389)
  const tls = { host, minVersion: 'TLSv1.2' as const, ...(authority && { ca: authority }) }
  let connections = 0
  const once = <Made>(make: () => Made): Made => {
    connections += 1
    if (connections > 1) throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
    return make()
  }
  const named = isIP(host) > 0 ? {} : { servername: host }
  const client = new Client({
    url: `${url.protocol}//${url.host}`,
    timeout: limits.answerMs,
    connectTimeout: limits.connectMs,
    strictDN: false,
    ...(secure
      ? {
          createSecureConnection: () =>
            once(() => connectSecurely({ ...tls, ...named, port, lookup: guarded })),
        }
      : { createConnection: () => once(() => connect({ host, port, lookup: guarded })) }),
  })
  try {
    if (!secure) await client.startTLS({ ...tls, ...named })
    await client.bind(dn, password)
    return client
  } catch (error) {
    await client.unbind().catch(() => {})
    throw error
  }
}

/** Does it on a connection of its own; what the network or the directory refuses is an answer. */
async function asked<T>(directory: Directory, work: (client: Client) => Promise<T>): Promise<T | Unvouched> {
  const opened = await opening(directory)
  if ('refusal' in opened) return opened
  const { client } = opened
  try {
    return await work(client)
  } catch (error) {
    const facts = { base: directory.base }
    const { NoSuchObjectError, SizeLimitExceededError } = await import('ldapts')
    if (error instanceof NoSuchObjectError) return { refusal: { code: 'directory-base', facts } }
    if (error instanceof SizeLimitExceededError) return { refusal: { code: 'directory-several', facts: {} } }
    return refused(error as Fault)
  } finally {
    await client.unbind().catch(() => {})
  }
}

async function opening(directory: Directory): Promise<{ client: Client } | Unvouched> {
  try {
    return { client: await open(directory) }
  } catch (error) {
    const { InvalidCredentialsError, NoSuchObjectError, InvalidDNSyntaxError } = await import('ldapts')
    const own = [InvalidCredentialsError, NoSuchObjectError, InvalidDNSyntaxError]
    if (own.some((kind) => error instanceof kind))
      return { refusal: { code: 'directory-own-account', facts: {} } }
    return refused(error as Fault)
  }
}

type Fault = Error & { code?: string | number }

function refused({ code, message, name }: Fault): Unvouched {
  const facts: Facts = { reason: reasonIn(code, message, name) }
  return { refusal: { code: 'directory-unreached', facts } }
}

function reasonIn(code: string | number | undefined, message: string, name: string): string {
  if (code === 'EFORBIDDEN') return '这个地址不能访问'
  if (typeof code === 'string') return reasonOf(code)
  if (/timeout/i.test(message)) return '等待超时'
  if (name === 'ProtocolError' || name === 'TLSNotSupportedError') return '对方不支持 StartTLS'
  return typeof code === 'number' ? `目录服务的答复是 ${name}` : '连接中断'
}
