import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Meta } from '#basics/contract.ts'
import type { Feature } from './feature.ts'

const megabyte = 1_048_576
/** In megabytes: what strangers send, forms of words, forms with files (papers scanned in one file: 50). */
const usual = { strangers: 1, words: 4, files: 52 }

type Definition = { meta: Meta; route: { method?: string; path?: string } }
type Exception = { method: string; path: string; permission: string; megabytes: number }

function exceptionsIn(contract: object): Exception[] {
  return Object.values(contract).flatMap((one) => {
    const definition = (one as { '~orpc'?: Definition })['~orpc']
    if (!definition) return exceptionsIn(one)
    const { meta, route } = definition
    if (!meta.megabytes || !route.path) return []
    const { method = 'POST', path } = route
    return [{ method, path: `/api${path}`, permission: meta.permission, megabytes: meta.megabytes }]
  })
}

/**
 * How long the body of a request may be, asked before anything of it is read into memory: of somebody who is not signed in
 * hardly anything, but where an endpoint says otherwise (`meta.megabytes`, at an address without parameters).
 */
export function bodyLimits(
  features: Feature[],
  refuse: (c: HonoContext, megabytes: number) => Response,
  refuseStranger: (c: HonoContext) => Response,
) {
  const exceptions = exceptionsIn(features.map(({ contract }) => contract))
  const limits = new Map<number, MiddlewareHandler>()
  const limitOf = (megabytes: number) => {
    const limit =
      limits.get(megabytes) ??
      bodyLimit({ maxSize: megabytes * megabyte, onError: (c) => refuse(c, megabytes) })
    limits.set(megabytes, limit)
    return limit
  }
  // Whoever was signed out while he wrote is told that, not that it is too long.
  const strangers = bodyLimit({ maxSize: usual.strangers * megabyte, onError: refuseStranger })
  return (c: HonoContext, signedIn: boolean): MiddlewareHandler => {
    const { method, path } = c.req
    const exception = exceptions.find((one) => one.method === method && one.path === path)
    if (exception && (signedIn || exception.permission === 'public')) return limitOf(exception.megabytes)
    if (!signedIn) return strangers
    const files = c.req.header('content-type')?.startsWith('multipart/form-data')
    return limitOf(files ? usual.files : usual.words)
  }
}
