import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { isNotPublic, lookupRefusing } from './addresses.ts'

/** Whether a page of the public network answers. `gone`: there is no such page; `refused`: a program is not answered. */
export type Probed = { outcome: 'alive' | 'gone' | 'unreached' | 'refused'; reason: string }
export type Probe = (address: string) => Promise<Probed>

type Refused = (address: string) => boolean
type Method = 'HEAD' | 'GET'

const limits = { seconds: 12, hops: 5 }

/**
 * Asks a page whether it is there: HEAD, and GET where that is not understood; redirects are followed, each looked at
 * like the first. Nothing inside of the house is ever asked, whatever name or redirect leads there. The body is not read.
 */
export const probeLink: Probe = (address) => probing(address, isNotPublic)

/** The same with another word on what is refused. */
export async function probing(address: string, refused: Refused): Promise<Probed> {
  let at = address
  for (let hop = 0; hop <= limits.hops; hop++) {
    const url = publicUrl(at, refused)
    if (!url)
      return { outcome: 'unreached', reason: hop ? '转到不能访问的地址，没有继续' : '不是公网网页地址' }
    const answer = await asking(url, refused)
    if ('reason' in answer) return answer
    const { status, location } = answer
    if (status < 300 || status > 399 || !location) return judged(status)
    if (!URL.canParse(location, url.href)) return { outcome: 'unreached', reason: '转到的地址写错了' }
    at = new URL(location, url).href
  }
  return { outcome: 'unreached', reason: `转了 ${limits.hops} 次还没有到` }
}

function publicUrl(address: string, refused: Refused): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null
  const web = url?.protocol === 'http:' || url?.protocol === 'https:'
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  return !url || !web || url.username || (isIP(host) > 0 && refused(host)) ? null : url
}

function judged(status: number): Probed {
  if (status >= 200 && status < 300) return { outcome: 'alive', reason: `答复 ${status}` }
  if (status === 404 || status === 410) return { outcome: 'gone', reason: `页面不存在（${status}）` }
  if ([401, 403, 405, 406, 429, 451].includes(status))
    return { outcome: 'refused', reason: `网站不答复程序（${status}）` }
  return { outcome: 'unreached', reason: `网站答复出错（${status}）` }
}

type Answer = { status: number; location: string | undefined } | Probed

/** HEAD first; where it brings nothing that holds, GET has the last word. */
async function asking(url: URL, refused: Refused): Promise<Answer> {
  const answer = await once(url, 'HEAD', refused)
  if ('reason' in answer) return answer
  const { status, location } = answer
  const holds = (status >= 200 && status < 300) || (status >= 300 && status < 400 && location)
  return holds ? answer : once(url, 'GET', refused)
}

function once(url: URL, method: Method, refused: Refused): Promise<Answer> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const asked = request(
      url,
      {
        method,
        headers: { accept: 'text/html,*/*;q=0.8', 'user-agent': 'zhibu-link-check' },
        lookup: lookupRefusing(refused),
        signal: AbortSignal.timeout(limits.seconds * 1000),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0, location: response.headers.location })
        response.destroy()
      },
    )
    asked.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve({ outcome: 'unreached', reason: reasons[code ?? ''] ?? `连接失败（${code ?? '未知原因'}）` }),
    )
    asked.end()
  })
}

const reasons: Record<string, string> = {
  EFORBIDDEN: '域名指向内网地址，没有访问',
  ENOTFOUND: '找不到这个域名',
  EAI_AGAIN: '域名暂时解析不了',
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接中断',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  ABORT_ERR: '等待超时',
  CERT_HAS_EXPIRED: '网站证书过期',
  ERR_TLS_CERT_ALTNAME_INVALID: '网站证书与域名不符',
  DEPTH_ZERO_SELF_SIGNED_CERT: '网站证书不被信任',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '网站证书不被信任',
}
