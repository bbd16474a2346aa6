import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  type JsonWebKey,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Subscription } from './push.ts'

type Heard = { path: string; headers: IncomingHttpHeaders; body: Buffer }

/** A push service as browser makers have them, and browsers that are told by it. Answers what `answer` says. */
export async function startTestPush() {
  const heard: Heard[] = []
  const service = { heard, answer: 201, answers: new Map<string, number>() }
  const server = createServer(async (request, response) => {
    const pieces = await Array.fromAsync(request as AsyncIterable<Buffer>)
    const path = request.url ?? ''
    heard.push({ path, headers: request.headers, body: Buffer.concat(pieces) })
    response.statusCode = service.answers.get(path) ?? service.answer
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(service, {
    origin,
    browser: (name: string) => browser(`${origin}/${name}`),
    close: () => void server.close(),
  })
}

/** A browser: what it tells of itself, and how it reads what came for it (RFC 8188, RFC 8291). */
function browser(endpoint: string) {
  const pair = createECDH('prime256v1')
  const own = pair.generateKeys()
  const auth = randomBytes(16)
  const subscription: Subscription = {
    endpoint,
    p256dh: own.toString('base64url'),
    auth: auth.toString('base64url'),
  }
  const read = (body: Buffer): unknown => {
    const salt = body.subarray(0, 16)
    const sender = body.subarray(21, 21 + body.readUInt8(20))
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
    const shared = hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32)
    const derive = (use: string, length: number) =>
      Buffer.from(hkdfSync('sha256', Buffer.from(shared), salt, `Content-Encoding: ${use}\0`, length))
    const sealed = body.subarray(21 + sender.length)
    const opening = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
    opening.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
  }
  return { subscription, path: new URL(endpoint).pathname, read }
}

/** Who says that he is asking (VAPID, RFC 8292); null when the signature is not his whose key he names. */
export function askerOf(authorization: string | undefined): { key: string; aud: string; sub: string } | null {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization ?? '') ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk: JsonWebKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!signed) return null
  const { aud, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; sub: string }
  return { key, aud, sub }
}
