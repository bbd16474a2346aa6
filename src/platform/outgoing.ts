import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isNobodys, lookupRefusing } from './addresses.ts'
import { Refusal } from './errors.ts'

/**
 * Requests to other systems, whose addresses people type in. Addresses that no other system has are never asked, whatever
 * name leads there: nothing, this link only (clouds tell their secrets there), multicast. Nothing is followed elsewhere, and what was
 * answered is never told but to the caller. The enterprise's own network is where the other systems are: it is allowed.
 */
const guarded = lookupRefusing(isNobodys)

const limits = { seconds: 30, bytes: 64 * 1024 * 1024 }

/**
 * Gets JSON from another system: http or https, no redirects, at most 30 seconds and 64 MB.
 * @throws Refusal outgoing-address, outgoing-failed {reason}, outgoing-status {status}, outgoing-large {limit},
 *   outgoing-not-json
 */
export async function getJson(address: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await ask(allowed(address), headers)
  if (response.statusCode !== 200) {
    response.destroy()
    throw new Refusal('conflict', 'outgoing-status', { status: response.statusCode ?? 0 })
  }
  const text = await textOf(response)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Refusal('conflict', 'outgoing-not-json')
  }
}

type Wanted = { method?: string; headers?: Record<string, string>; body?: unknown }

/**
 * `fetch` for libraries that ask by themselves, by the same rules as getJson; `authority` vouches for the other side
 * instead of what this machine believes.
 * @throws Refusal as getJson
 */
export const guardedFetch =
  (authority: string | null) =>
  async (address: string, { method = 'GET', headers, body }: Wanted): Promise<Response> => {
    const plain = Object.fromEntries(new Headers(headers))
    const said = body === undefined || body === null ? null : String(body)
    const response = await ask(allowed(address), plain, said, { method, authority })
    const status = response.statusCode ?? 0
    const text = await textOf(response)
    const told = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    )
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers: told })
  }

/** @throws Refusal outgoing-address */
function allowed(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  const web = url?.protocol === 'http:' || url?.protocol === 'https:'
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  if (!url || !web || (isIP(host) > 0 && isNobodys(host))) throw new Refusal('invalid', 'outgoing-address')
  return url
}

/**
 * What became of posting something. `lost`: it may have arrived, nobody knows; `unreached`: it certainly did not.
 * `json` is null when the answer was none.
 */
export type Posted =
  | { kind: 'answered'; status: number; json: unknown }
  | { kind: 'unreached'; because: string }
  | { kind: 'lost'; because: string }

/** Posts to another system by the same rules as getJson. Errors are told, not thrown: the caller decides what is sent again. */
export async function post(
  address: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Promise<Posted> {
  try {
    const response = await ask(allowed(address), headers, body)
    const text = await textOf(response)
    return { kind: 'answered', status: response.statusCode ?? 0, json: jsonOf(text) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const reached = error.facts.reached !== false && error.code !== 'outgoing-address'
    return { kind: reached ? 'lost' : 'unreached', because: String(error.facts.reason ?? '地址不能用') }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

type Asking = { method?: string; authority?: string | null }

function ask(
  url: URL,
  headers: Record<string, string>,
  body: string | Uint8Array | null = null,
  { method = body === null ? 'GET' : 'POST', authority = null }: Asking = {},
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method,
        ...(authority && { ca: authority }),
        headers: { accept: 'application/json', ...headers },
        lookup: guarded,
        signal: AbortSignal.timeout(limits.seconds * 1000),
      },
      resolve,
    )
    asked.on('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error)))
    asked.end(body ?? undefined)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of response) {
      length += (piece as Buffer).length
      if (length > limits.bytes)
        throw new Refusal('conflict', 'outgoing-large', { limit: limits.bytes / 1_048_576 })
      pieces.push(piece as Buffer)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : refusalOf(error as NodeJS.ErrnoException)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const unknownAuthority = '对方的证书不是受信任的机构签发的'
/** Why a certificate is not believed, by Node's codes. */
const certificateFaults: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  CERT_HAS_EXPIRED: '对方的证书已过期',
  CERT_SIGNATURE_FAILURE: '对方的证书签名不对',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是发给这个主机名的',
  EPROTO: '对方不按 TLS 应答，端口或协议不对',
  ERR_SSL_WRONG_VERSION_NUMBER: '对方不按 TLS 应答，端口或协议不对',
}

/** Why another system was not reached, in words, by the code of the fault. */
export const reasonOf = (code: string | undefined): string => reasons[code ?? ''] ?? code ?? '未知原因'

const reasons: Record<string, string> = {
  ENOTFOUND: '找不到这个主机名',
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接中断',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  ABORT_ERR: '等待超时',
  ...certificateFaults,
}

/** With these nothing has left this machine. */
const neverConnected = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])

function refusalOf(error: NodeJS.ErrnoException): Refusal {
  if (error.code === 'EFORBIDDEN') return new Refusal('invalid', 'outgoing-address')
  return new Refusal('conflict', 'outgoing-failed', {
    reason: reasonOf(error.code),
    reached: !neverConnected.has(error.code ?? ''),
  })
}
