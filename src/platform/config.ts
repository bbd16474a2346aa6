import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import type { Zone } from '#basics/sensitivity.ts'
import { type CipherName, cipherNames } from './ciphers.ts'
import { Refusal } from './errors.ts'
import type { FilesPlace } from './files/shelf.ts'
import { type ClamdPlace, clamdPlace, type ScanMode, scanModes } from './scanner.ts'
import { isProxyPlace } from './trusted-proxies.ts'
import type { Environment } from './variables.ts'

/** What the program is told from outside; everything has a value that works without being told. */
export type Config = {
  /** The data folder: the embedded database, the stored files and, unless placed elsewhere, the key. */
  data: string
  /** A PostgreSQL server instead of the embedded database. */
  url: string | null
  /** Where stored files lie: a folder, or a bucket. */
  files: FilesPlace
  keyFile: string
  /** What new content is sealed with: AES-256-GCM, or SM4 where the rules ask for it. */
  cipher: CipherName
  /** The key that signs the anchors of the audit trail. */
  anchorKeyFile: string
  /** What packages between the two networks are signed and opened with. */
  exchangeKeyFile: string
  /** Where packages for the other network are put, and where those from there are looked for. */
  exchangeOut: string
  exchangeIn: string
  /** Where packages are put by HTTP as well, one way; null: by the folder alone. */
  exchangePut: string | null
  /** The word that is said there, and asked of whoever puts some here. */
  exchangeToken: string | null
  port: number
  /** Loopback only, unless told: an empty installation lets whoever comes first make himself administrator. */
  host: string
  /** Addresses and networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** A folder with the institute's own fonts and their stack.json, printed with before those that come along. */
  fonts: string | null
  /** Where people find the platform, as it stands on printed documents; without it, this machine. */
  address: string
  /** Work by the clock that this process leaves to another, by its names. */
  withoutJobs: string[]
  /** Requests that one session may make in a minute; 0: as many as it likes. */
  ratePerMinute: number
  /** Whether a virus scanner looks at what people bring, and where its daemon listens. */
  scan: { mode: ScanMode; place: ClamdPlace }
  /** Whoever brings it may read /metrics from another machine. */
  metricsToken: string | null
  /** Which network this installation stands in: on the extranet only what is public is given out. */
  zone: Zone
}

/** What the command line says wins over the environment. */
export type Flags = { data?: string | undefined; port?: string | undefined; host?: string | undefined }

/** Reads the environment, of which `variables.ts` tells; refuses what cannot be meant. */
export function readConfig(env: Environment, flags: Flags = {}): Config {
  const data = path.resolve(flags.data ?? (env.ZHIBU_DATA || 'data'))
  const url = env.DATABASE_URL || null
  if (url && !/^postgres(?:ql)?:\/\//.test(url)) throw new Refusal('invalid', 'config-url', {})
  const port = portOf(flags.port ?? (env.PORT || '3000'))
  return {
    data,
    url,
    files: filesOf(env, data),
    keyFile: env.ZHIBU_KEY_FILE ? path.resolve(env.ZHIBU_KEY_FILE) : path.join(data, 'sealing.key'),
    cipher: cipherOf(env.ZHIBU_CIPHER),
    anchorKeyFile: env.ZHIBU_ANCHOR_KEY_FILE
      ? path.resolve(env.ZHIBU_ANCHOR_KEY_FILE)
      : path.join(data, 'anchor.key'),
    ...exchangePlaces(env, data),
    port,
    host: hostOf(flags.host ?? (env.HOST || '127.0.0.1')),
    trustedProxies: proxiesOf(env.ZHIBU_TRUSTED_PROXIES),
    fonts: fontsOf(env.ZHIBU_FONTS),
    address: addressOf(env.ZHIBU_ADDRESS, port),
    withoutJobs: wordsOf(env.ZHIBU_WITHOUT_JOBS),
    ratePerMinute: numberOf('ZHIBU_RATE_PER_MINUTE', env.ZHIBU_RATE_PER_MINUTE, 1200),
    scan: scanOf(env.ZHIBU_SCAN, env.ZHIBU_CLAMD),
    metricsToken: env.ZHIBU_METRICS_TOKEN || null,
    zone: zoneOf(env.ZONE),
  }
}

const exchangePlaces = (env: Environment, data: string) => {
  const placed = (told: string | undefined, ...usual: string[]) =>
    told ? path.resolve(told) : path.join(data, ...usual)
  return {
    exchangeKeyFile: placed(env.ZHIBU_EXCHANGE_KEY_FILE, 'exchange.key'),
    exchangeOut: placed(env.ZHIBU_EXCHANGE_OUT, 'exchange', 'out'),
    exchangeIn: placed(env.ZHIBU_EXCHANGE_IN, 'exchange', 'in'),
    exchangePut: putTo(env.ZHIBU_EXCHANGE_PUT),
    exchangeToken: env.ZHIBU_EXCHANGE_TOKEN || null,
  }
}

const wordsOf = (text: string | undefined) => (text ?? '').split(/[\s,]+/).filter(Boolean)

function proxiesOf(text: string | undefined): string[] {
  const places = wordsOf(text)
  const wrong = places.find((one) => !isProxyPlace(one))
  if (wrong) throw new Refusal('invalid', 'config-proxy', { place: wrong })
  return places
}

/** `s3://bucket/prefix`, or a folder. */
function filesOf(env: Environment, data: string): FilesPlace {
  const told = env.ZHIBU_FILES || path.join(data, 'files')
  if (!told.includes('://')) return path.resolve(told)
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])(?:\/(.*))?$/.exec(told) ?? []
  if (!bucket || !/^[\w!.*'()/-]*$/.test(prefix))
    throw new Refusal('invalid', 'config-files', { place: told })
  const { ZHIBU_S3_KEY_ID: keyId, ZHIBU_S3_SECRET: secret } = env
  if (!keyId || !secret) throw new Refusal('invalid', 'config-s3-key', {})
  return {
    endpoint: webAddressOf('ZHIBU_S3_ENDPOINT', env.ZHIBU_S3_ENDPOINT),
    region: env.ZHIBU_S3_REGION || 'us-east-1',
    bucket,
    prefix: prefix.replace(/^\/+|\/+$/g, ''),
    keyId,
    secret,
  }
}

function webAddressOf(name: string, text: string | undefined): string | null {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Refusal('invalid', 'config-web-address', { name, address: text })
  return url.href
}

/** A name or an address, without a port and a protocol. */
function hostOf(text: string): string {
  if (!isIP(text) && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text))
    throw new Refusal('invalid', 'config-host', { host: text })
  return text
}

function putTo(text: string | undefined): string | null {
  if (!text) return null
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Refusal('invalid', 'config-exchange-put', { address: text })
  return url.href
}

function fontsOf(named: string | undefined): string | null {
  if (!named) return null
  const folder = path.resolve(named)
  if (!existsSync(path.join(folder, 'stack.json'))) throw new Refusal('invalid', 'config-fonts', { folder })
  return folder
}

function addressOf(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Refusal('invalid', 'config-address', { address: text })
  return url.href.replace(/\/+$/, '')
}

function zoneOf(text: string | undefined): Zone {
  const zone = text || 'intranet'
  if (zone !== 'intranet' && zone !== 'extranet') throw new Refusal('invalid', 'config-zone', { zone })
  return zone
}

function cipherOf(text: string | undefined): CipherName {
  const cipher = cipherNames.find((one) => one === (text || 'aes'))
  if (!cipher) throw new Refusal('invalid', 'config-cipher', { cipher: text })
  return cipher
}

/** Debian's place, unless told otherwise. */
function scanOf(mode: string | undefined, place: string | undefined): Config['scan'] {
  const found = scanModes.find((one) => one === (mode || 'off'))
  if (!found) throw new Refusal('invalid', 'config-scan', { mode })
  const where = clamdPlace(place || '/run/clamav/clamd.ctl')
  if (!where) throw new Refusal('invalid', 'config-clamd', { place })
  return { mode: found, place: where }
}

function numberOf(name: string, text: string | undefined, usual: number): number {
  if (!text) return usual
  if (!/^\d{1,9}$/.test(text)) throw new Refusal('invalid', 'config-number', { name, text })
  return Number(text)
}

/** 0 lets the system choose one. */
function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65535) throw new Refusal('invalid', 'config-port', { port: text })
  return port
}
